//! The upload server's answers (tus 1.0): offsets, lengths, locations and what it
//! says it can do. No offset lies outside of what was sent, and no location
//! outside of what the endpoint permits.
//!
//! Each input is one answer (see `response`), read as the answer to every call.

#![no_main]

mod response;

use std::sync::LazyLock;

use callhome::event::Sha256;
use callhome::protocol::{
    AskOffset, AskOffsetAnswer, Call, CreateUpload, CreateUploadAnswer, DiscoverUploads, MAX_SIZE,
    MAX_URL_CHARS, Package, Response, SendChunk, SendChunkAnswer, TerminateUpload,
    TerminateUploadAnswer,
};
use callhome::settings::Endpoint;
use callhome::ticket::TicketId;
use libfuzzer_sys::fuzz_target;
use response::{asked, check_wait, header};
use url::Url;

const SIZE: u64 = 1 << 20;
const OFFSET: u64 = 1000;
const LENGTH: u64 = 65_536;

struct Scene {
    endpoint: Endpoint,
    collection: Url,
    upload: Url,
    package: Package,
}

static SCENE: LazyLock<Scene> = LazyLock::new(|| {
    let endpoint = Endpoint::new("https://support.example/callhome").unwrap();
    Scene {
        endpoint: endpoint.with_upload_origin("https://upload.example", false).unwrap(),
        collection: "https://upload.example/files/".parse().unwrap(),
        upload: "https://upload.example/files/17".parse().unwrap(),
        package: Package::new(Sha256::of(b"abc"), SIZE).unwrap(),
    }
});

fuzz_target!(|data: &[u8]| {
    let Some(response) = response::read(data) else { return };
    let scene = &*SCENE;
    let status = response.status();
    let says = |name| header(&response, name);
    let number = |name| says(name).and_then(|text| text.parse::<u64>().ok());
    let is_tus = says("tus-resumable") == Some("1.0.0");

    let id = TicketId::from_random([7; 16]);
    let create = CreateUpload::new(&scene.endpoint, &scene.collection, id, scene.package);
    match asked(&create, &response) {
        Some(CreateUploadAnswer::Created(url)) => {
            assert!(status == 201 && is_tus && says("location").is_some());
            assert!(scene.endpoint.permits(&url), "{url}");
            assert!(url.as_str().len() <= MAX_URL_CHARS && url.fragment().is_none(), "{url}");
            assert!(url.username().is_empty() && url.password().is_none(), "{url}");
        }
        Some(CreateUploadAnswer::TooLarge) => assert_eq!(status, 413),
        Some(CreateUploadAnswer::Gone) => assert!(matches!(status, 404 | 410)),
        None => {}
    }
    match asked(&AskOffset::new(&scene.upload, scene.package), &response) {
        Some(AskOffsetAnswer::At { offset }) => {
            assert!(matches!(status, 200 | 204) && is_tus && offset <= SIZE, "{offset}");
            assert_eq!(number("upload-offset"), Some(offset));
            assert!(says("upload-length").is_none() || number("upload-length") == Some(SIZE));
        }
        Some(AskOffsetAnswer::Locked { retry_after }) => {
            assert_eq!(status, 423);
            retry_after.into_iter().for_each(check_wait);
        }
        Some(AskOffsetAnswer::Gone) => assert!(matches!(status, 404 | 410)),
        None => {}
    }
    match asked(&SendChunk::new(&scene.upload, scene.package, OFFSET, LENGTH), &response) {
        Some(SendChunkAnswer::Taken { offset }) => {
            assert!(status == 204 && is_tus);
            assert!((OFFSET..=OFFSET + LENGTH).contains(&offset), "{offset}");
            assert_eq!(number("upload-offset"), Some(offset));
        }
        Some(SendChunkAnswer::Locked { retry_after }) => {
            retry_after.into_iter().for_each(check_wait);
        }
        Some(other) => assert!(matches!(status, 404 | 409 | 410 | 413 | 417 | 460), "{other:?}"),
        None => {}
    }
    match asked(&TerminateUpload::new(&scene.upload), &response) {
        Some(TerminateUploadAnswer::Gone) => {
            assert!(matches!(status, 404 | 410) || status == 204 && is_tus);
        }
        Some(TerminateUploadAnswer::Locked { retry_after }) => {
            retry_after.into_iter().for_each(check_wait);
        }
        Some(TerminateUploadAnswer::NotSupported) => assert!(matches!(status, 405 | 501)),
        None => {}
    }
    if let Some(service) = asked(&DiscoverUploads::new(&scene.collection), &response) {
        assert!(matches!(status, 200 | 204));
        let extensions = says("tus-extension").unwrap_or_default();
        assert!(extensions.contains("creation") && says("tus-version").is_some());
        assert!(!service.termination() || extensions.contains("termination"));
        assert!(service.checksum().is_none() || extensions.contains("checksum"));
        let most = number("tus-max-size").map(|most| most.min(MAX_SIZE));
        assert_eq!(service.max_size(), most);
    }
});
