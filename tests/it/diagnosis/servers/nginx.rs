//! nginx as the server that ends TLS, as before many back ends.

use std::fs;
use std::process::Command;

use callhome::settings::{ClientCertificate, Endpoint, Roots};
use callhome::transport::{
    Attempt, Body, Exchange, Failure, HttpsTransport, Limits, Route, Transport,
};

use super::{Place, Server, concludes, examine, free_port};
use crate::diagnosis::scene::{NAME, Scene, YEARS};
use crate::peers;
use crate::peers::certificates::{Leaf, authority, new_authority};
use crate::peers::tcp::closed_port;

impl Place {
    /// nginx with these directives for the server and for every path.
    fn nginx(&self, server: &str, location: &str) -> Option<Server> {
        let port = free_port();
        let folder = self.folder.path().display();
        let configuration = format!(
            "daemon off;\nmaster_process off;\npid {folder}/pid;\nerror_log stderr;\n\
             events {{ worker_connections 64; }}\n\
             http {{\n\
               access_log off;\n\
               client_body_temp_path {folder}/body;\n\
               proxy_temp_path {folder}/proxy;\n\
               fastcgi_temp_path {folder}/fastcgi;\n\
               uwsgi_temp_path {folder}/uwsgi;\n\
               scgi_temp_path {folder}/scgi;\n\
               server {{\n\
                 listen 127.0.0.1:{port} ssl;\n\
                 ssl_certificate {folder}/leaf.pem;\n\
                 ssl_certificate_key {folder}/leaf.key;\n\
                 {server}\n\
                 location / {{ {location} }}\n\
               }}\n\
             }}\n"
        );
        let file = self.path("nginx.conf");
        fs::write(&file, configuration).unwrap();
        let path = std::env::var("PATH").unwrap_or_default();
        let mut nginx = Command::new("nginx");
        nginx.env("PATH", format!("{path}:/usr/sbin:/sbin")).arg("-p").arg(self.folder.path());
        self.start(nginx.args(["-e", "stderr", "-c"]).arg(file), port)
    }
}

/// The verdict and the whole output of an examination of such an nginx.
#[track_caller]
fn says(server: &str, location: &str, code: &str) -> Option<String> {
    let place = Place::new();
    let nginx = place.nginx(server, location)?;
    let ran = examine(nginx.port, &place.path("ca.pem"), &[]);
    concludes(&ran, code);
    Some(ran.stdout)
}

#[test]
fn nginx_with_tls_1_2_alone_or_1_3_alone_leads_to_a_service_centre() {
    let centre = Scene::service_centre();
    let location = format!("proxy_pass https://127.0.0.1:{};", centre.port);
    for version in ["TLSv1.2", "TLSv1.3"] {
        let Some(said) = says(&format!("ssl_protocols {version};"), &location, "ok") else {
            return;
        };
        assert!(said.contains(version), "{said}");
    }
}

#[test]
fn nginx_without_a_service_centre_behind_it_is_named_by_its_status() {
    let gone = format!("proxy_pass https://127.0.0.1:{};", closed_port());
    for (server, location, status) in [
        ("", "return 404;", 404),
        ("client_max_body_size 1;", "proxy_pass https://127.0.0.1:9;", 413),
        ("", &gone, 502),
    ] {
        let Some(said) = says(server, location, "status") else { return };
        let last = said.lines().last().unwrap();
        assert!(last.contains(&format!("status {status}")), "{said}");
        assert!(!said.contains('<'), "a page in HTML says nothing: {said}");
    }
}

#[test]
fn nginx_with_pages_of_its_own_is_no_service_centre() {
    let page = "default_type text/html; return 200 '<h1>Welcome to nginx!</h1>';";
    for location in [page, "return 301 https://elsewhere.example/;"] {
        if says("", location, "not-a-service-centre").is_none() {
            return;
        }
    }
}

/// Shakes hands first, and says afterwards that a certificate is missing.
const WANTS_CERTIFICATE: &str = "ssl_verify_client on; ssl_client_certificate ca.pem;";

#[test]
fn nginx_that_wants_a_client_certificate_is_understood() {
    for version in ["TLSv1.2", "TLSv1.3"] {
        let server = format!("ssl_protocols {version}; {WANTS_CERTIFICATE}");
        if says(&server, "return 404;", "client-certificate-required").is_none() {
            return;
        }
    }
}

#[test]
fn nginx_that_refuses_a_client_certificate_is_understood_every_time() {
    let place = Place::new();
    let Some(nginx) = place.nginx(WANTS_CERTIFICATE, "return 204;") else { return };
    let of = |leaf: &Leaf| {
        let (chain, key) = (leaf.pem.as_bytes(), leaf.key_pem.as_bytes());
        route(nginx.port, Some(ClientCertificate::from_pem(chain, key).unwrap()))
    };
    let transport = HttpsTransport::with_ring();
    let get = |route: &Route| get(&transport, route);
    let known = of(&Leaf::of(authority(), NAME, YEARS));
    let unknown = of(&Leaf::of(&new_authority("Elsewhere"), NAME, YEARS));
    // The second time a session may be resumed, and nobody asks again.
    for _ in 0..2 {
        assert_eq!(get(&known).unwrap(), 204);
        let refused = |route| get(route).unwrap_err().cause().code();
        assert_eq!(refused(&unknown), "client-certificate-refused");
        assert_eq!(refused(&route(nginx.port, None)), "client-certificate-required");
    }
}

fn route(port: u16, certificate: Option<ClientCertificate>) -> Route {
    let roots = Roots::from_pem(authority().pem().as_bytes()).unwrap();
    let endpoint = Endpoint::new(&format!("https://{NAME}:{port}/")).unwrap().with_roots(roots);
    Route::new(match certificate {
        Some(certificate) => endpoint.with_client_certificate(certificate),
        None => endpoint,
    })
    .with_limits(Limits::default())
}

fn get(transport: &HttpsTransport, route: &Route) -> Result<u16, Failure> {
    let request = http::Request::get(peers::url(route, "x")).body(Body::empty()).unwrap();
    let attempt = Attempt::new(Some(peers::wall()));
    let answer = transport.send(Exchange::new(route, request, attempt).unwrap())?;
    Ok(answer.status().as_u16())
}
