//! What stands behind the name of a secret without being one: a place-holder, a
//! path, a type, an expression of a program, a state, a word of a sentence.
//!
//! Two strengths are told apart. Where the syntax says that a value follows
//! (`name=value`, a string in JSON, an element, an option of a command), only what
//! cannot be a secret is kept; any other word goes, be it in a dictionary. Where
//! it might as well be a sentence, words of sentences are kept too.

mod code;
mod elsewhere;
mod placeholder;
mod prose;

pub(super) use code::{is_expression, is_type, literal_in_call};
pub(super) use elsewhere::{is_address, is_object, is_path, is_public};
pub(super) use placeholder::{LEFT_OUT, is_mask, is_placeholder, is_reference};
pub(super) use prose::{
    is_algorithm, is_prose, is_sentence, is_state, looks_typed, says_how_it_must_be,
};
