//! [`Json`]: a JSON document as a tree that keeps what a settings form needs.
//!
//! serde stops at the first member of a wrong type, and a map keeps the last of
//! two members with one name. Read into this tree first, every member can be
//! looked at, and a member given twice is found at any depth.

use alloc::borrow::ToOwned;
use alloc::collections::BTreeMap;
use alloc::string::String;
use core::cell::Cell;
use core::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;
use zeroize::Zeroizing;

use crate::settings::{MAX_JSON_BYTES, MAX_JSON_DEPTH, ProblemKind};

/// A value of a JSON document.
pub(super) enum Json {
    Null,
    Bool(bool),
    /// An integer; one outside the range is the nearest inside it, which no
    /// setting allows either.
    Integer(i64),
    /// A number with a fraction.
    Fraction,
    Text(Zeroizing<String>),
    /// An array; no setting has one, so what was in it is gone.
    Array,
    Object(Object),
}

/// The members of an object, each name once.
pub(super) struct Object(BTreeMap<String, Json>);

impl Object {
    /// The member called `name`; `null` is the same as no member.
    pub(super) fn get(&self, name: &str) -> Option<&Json> {
        self.0.get(name).filter(|value| !matches!(value, Json::Null))
    }
}

impl Json {
    /// Reads a whole file.
    pub(super) fn read(file: &[u8]) -> Result<Self, ProblemKind> {
        if file.len() > MAX_JSON_BYTES {
            return Err(ProblemKind::TooLarge { max_bytes: MAX_JSON_BYTES });
        }
        let text = core::str::from_utf8(file).map_err(|_| ProblemKind::NotUtf8)?;
        // Some editors put a byte order mark first; it says nothing.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);

        let fault = Cell::new(None);
        let mut reader = serde_json::Deserializer::from_str(text);
        let tree = Seed { depth: 0, fault: &fault }
            .deserialize(&mut reader)
            .and_then(|tree| reader.end().map(|()| tree));
        // The words of the error are not passed on: they may quote the file.
        tree.map_err(|error| {
            let (line, column) = (error.line().max(1), error.column().max(1));
            match (fault.get(), error.classify()) {
                (Some(Fault::MemberTwice), _) => ProblemKind::MemberTwice { line, column },
                (Some(Fault::TooDeep), _) => ProblemKind::TooDeep { max: MAX_JSON_DEPTH },
                (None, Category::Io | Category::Syntax | Category::Data | Category::Eof) => {
                    ProblemKind::NotJson { line, column }
                }
            }
        })
    }

    /// Reads from another reader, whose errors say where.
    pub(super) fn deserialize<'de, D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        Seed { depth: 0, fault: &Cell::new(None) }.deserialize(reader)
    }
}

/// Why the tree was given up, where that was our own decision.
#[derive(Clone, Copy)]
enum Fault {
    MemberTwice,
    TooDeep,
}

#[derive(Clone, Copy)]
struct Seed<'a> {
    /// How many objects and arrays are around the value.
    depth: usize,
    fault: &'a Cell<Option<Fault>>,
}

impl Seed<'_> {
    fn inside<E: Error>(self) -> Result<Self, E> {
        if self.depth == MAX_JSON_DEPTH {
            self.fault.set(Some(Fault::TooDeep));
            return Err(E::custom("objects or arrays inside one another, too deep"));
        }
        Ok(Self { depth: self.depth + 1, ..self })
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Json, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Integer(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Integer(i64::try_from(value).unwrap_or(i64::MAX)))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        // Integers too large for 64 bits arrive here as well.
        const BEYOND: f64 = 9.0e18;
        Ok(match value {
            large if large > BEYOND => Json::Integer(i64::MAX),
            small if small < -BEYOND => Json::Integer(i64::MIN),
            _ => Json::Fraction,
        })
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(Zeroizing::new(value.to_owned())))
    }

    fn visit_string<E>(self, value: String) -> Result<Json, E> {
        Ok(Json::Text(Zeroizing::new(value)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let inside = self.inside()?;
        while items.next_element_seed(inside)?.is_some() {}
        Ok(Json::Array)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Json, A::Error> {
        let inside = self.inside()?;
        let mut members = BTreeMap::new();
        while let Some(name) = entries.next_key::<String>()? {
            if members.contains_key(&name) {
                self.fault.set(Some(Fault::MemberTwice));
                return Err(A::Error::custom("the same member twice in one object"));
            }
            members.insert(name, entries.next_value_seed(inside)?);
        }
        Ok(Json::Object(Object(members)))
    }
}
