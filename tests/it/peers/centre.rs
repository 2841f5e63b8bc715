//! A service centre whose answers can be spoiled.

use std::io::{self, Read, Write};

use callhome::testing::ServiceCentre;

use super::tcp::Peer;
use super::tls::{Secure, Server, read_request};

/// What was asked, and what a good service centre says to it.
pub(crate) struct Heard {
    /// The request's first line.
    pub(crate) line: String,
    /// The answer.
    pub(crate) answer: http::Response<Vec<u8>>,
    /// The first connection is number 0.
    pub(crate) number: usize,
}

impl Heard {
    pub(crate) fn is(&self, method: &str) -> bool {
        self.line.split(' ').next() == Some(method)
    }

    /// Status line and header fields, without any that says where the body ends,
    /// each with its line break.
    pub(crate) fn head(&self) -> String {
        let mut head = format!("HTTP/1.1 {} x\r\n", self.answer.status().as_u16());
        for (name, value) in self.answer.headers() {
            head.push_str(&format!("{name}: {}\r\n", value.to_str().unwrap()));
        }
        head
    }

    pub(crate) fn body(&self) -> String {
        String::from_utf8(self.answer.body().clone()).unwrap()
    }

    /// The whole answer, as it should be.
    pub(crate) fn whole(&self) -> String {
        format!("{}Content-Length: {}\r\n\r\n{}", self.head(), self.body().len(), self.body())
    }
}

impl Server {
    /// A service centre that says what it should.
    pub(crate) fn centre(self) -> Peer {
        self.spoiled_centre(|heard| heard.whole())
    }

    /// A service centre that says this in the place of what it should.
    pub(crate) fn spoiled_centre(self, spoil: impl Fn(&Heard) -> String + Send + 'static) -> Peer {
        self.acts_centre(move |secure, heard| {
            secure.write_all(spoil(heard).as_bytes())?;
            secure.conn.send_close_notify();
            secure.flush()
        })
    }

    /// A service centre that does this once it has heard a request.
    pub(crate) fn acts_centre(
        self,
        act: impl Fn(&mut Secure<'_>, &Heard) -> io::Result<()> + Send + 'static,
    ) -> Peer {
        let centre = ServiceCentre::new();
        self.plays(move |secure| {
            let (head, body) = read_request(secure)?;
            let heard = hear(&centre, &head, &body, secure.sock.number);
            act(secure, &heard)
        })
    }
}

/// What a service centre makes of a request.
pub(crate) fn hear(centre: &ServiceCentre, head: &str, body: &[u8], number: usize) -> Heard {
    let mut lines = head.lines();
    let line = lines.next().unwrap_or_default().to_owned();
    let mut words = line.split(' ');
    let mut request = http::Request::builder()
        .method(words.next().unwrap_or_default())
        .uri(words.next().unwrap_or_default());
    for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
        request = request.header(name, value);
    }
    let mut body = body;
    let request = request.body(&mut body as &mut dyn Read).unwrap();
    Heard { answer: centre.handle(request), line, number }
}
