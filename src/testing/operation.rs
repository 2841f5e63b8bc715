//! [`OPERATIONS`]: every method, path and status that the double answers with.

/// One method on one path, and every status that can come back.
///
/// Beside these an unknown path is 404 and another method on a known path 405.
///
/// ```
/// use callhome::testing::OPERATIONS;
///
/// for operation in OPERATIONS {
///     println!("{} {} {:?}", operation.method(), operation.path(), operation.statuses());
/// }
/// ```
#[derive(Debug, PartialEq, Eq)]
pub struct Operation {
    pub(super) action: Action,
    method: &'static str,
    path: &'static str,
    statuses: &'static [u16],
}

impl Operation {
    /// The method.
    #[must_use]
    pub fn method(&self) -> &'static str {
        self.method
    }

    /// The path below the endpoint, with `{names}` as in OpenAPI.
    #[must_use]
    pub fn path(&self) -> &'static str {
        self.path
    }

    /// Every status, in rising order.
    #[must_use]
    pub fn statuses(&self) -> &'static [u16] {
        self.statuses
    }
}

/// What the double does for an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    TestCall,
    OpenTicket,
    LookUpTicket,
    CancelTicket,
    AddNote,
    TakeOccurrences,
    ClaimPackage,
    DiscoverUploads,
    CreateUpload,
    AskOffset,
    SendChunk,
    TerminateUpload,
}

impl Action {
    /// Whether it belongs to tus, with headers of its own.
    pub(super) fn is_tus(self) -> bool {
        matches!(
            self,
            Self::DiscoverUploads
                | Self::CreateUpload
                | Self::AskOffset
                | Self::SendChunk
                | Self::TerminateUpload
        )
    }
}

/// Everything the double can be asked. The handler looks requests up here, and
/// an answer with a status that is not here is a defect that becomes a 500.
pub const OPERATIONS: &[Operation] = &[
    Operation {
        action: Action::TestCall,
        method: "PUT",
        path: "/test-calls/{nonce}",
        statuses: &[200, 201, 400, 401, 403, 404, 413, 415],
    },
    Operation {
        action: Action::OpenTicket,
        method: "PUT",
        path: "/tickets/{id}",
        statuses: &[200, 201, 400, 401, 403, 404, 413, 415, 500],
    },
    Operation {
        action: Action::LookUpTicket,
        method: "GET",
        path: "/tickets/{id}",
        statuses: &[200, 304, 400, 401, 403, 404],
    },
    Operation {
        action: Action::CancelTicket,
        method: "PUT",
        path: "/tickets/{id}/cancellation",
        statuses: &[200, 202, 400, 401, 403, 404, 409, 500],
    },
    Operation {
        action: Action::AddNote,
        method: "PUT",
        path: "/tickets/{id}/notes/{note}",
        statuses: &[200, 201, 400, 401, 403, 404, 409, 413, 415, 500],
    },
    Operation {
        action: Action::TakeOccurrences,
        method: "PUT",
        path: "/tickets/{id}/occurrences",
        statuses: &[200, 400, 401, 403, 404, 409, 413, 415, 500],
    },
    Operation {
        action: Action::ClaimPackage,
        method: "PUT",
        path: "/tickets/{id}/service-data/{sha256}",
        statuses: &[200, 202, 400, 401, 403, 404, 409, 413, 415, 422, 500],
    },
    Operation {
        action: Action::DiscoverUploads,
        method: "OPTIONS",
        path: "/tickets/{id}/uploads",
        statuses: &[204, 401, 403, 404],
    },
    Operation {
        action: Action::CreateUpload,
        method: "POST",
        path: "/tickets/{id}/uploads",
        statuses: &[201, 400, 401, 403, 404, 412, 413, 500],
    },
    Operation {
        action: Action::AskOffset,
        method: "HEAD",
        path: "/tickets/{id}/uploads/{upload}",
        statuses: &[200, 401, 403, 404, 412, 423, 500],
    },
    Operation {
        action: Action::SendChunk,
        method: "PATCH",
        path: "/tickets/{id}/uploads/{upload}",
        statuses: &[204, 400, 401, 403, 404, 409, 412, 413, 415, 423, 460, 500],
    },
    Operation {
        action: Action::TerminateUpload,
        method: "DELETE",
        path: "/tickets/{id}/uploads/{upload}",
        statuses: &[204, 401, 403, 404, 412, 423, 500],
    },
];

/// The operation for a request, with what stands in the path's `{names}`.
pub(super) enum Found<'a> {
    Operation(&'static Operation, Vec<&'a str>),
    /// The path is known, the method is not among these.
    OtherMethods(Vec<&'static str>),
    Nothing,
}

pub(super) fn find<'a>(method: &str, path: &'a str) -> Found<'a> {
    let mut others = Vec::new();
    for operation in OPERATIONS {
        let Some(names) = names(operation.path, path) else { continue };
        if operation.method == method {
            return Found::Operation(operation, names);
        }
        others.push(operation.method);
    }
    if others.is_empty() { Found::Nothing } else { Found::OtherMethods(others) }
}

/// What stands in the place of the template's names, if the path has its form.
fn names<'a>(template: &str, path: &'a str) -> Option<Vec<&'a str>> {
    if template.split('/').count() != path.split('/').count() {
        return None;
    }
    let mut names = Vec::new();
    for (expected, found) in template.split('/').zip(path.split('/')) {
        if expected.starts_with('{') {
            names.push(found);
        } else if expected != found {
            return None;
        }
    }
    Some(names)
}
