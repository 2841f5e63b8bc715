//! A firmware image in miniature: allocator and panic handler of its own, no std.
#![no_std]

extern crate alloc;

use core::alloc::{GlobalAlloc, Layout};

struct Nothing;

// SAFETY: it never hands out memory; the image is linked, not run.
unsafe impl GlobalAlloc for Nothing {
    unsafe fn alloc(&self, _: Layout) -> *mut u8 {
        core::ptr::null_mut()
    }
    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}

#[global_allocator]
static ALLOCATOR: Nothing = Nothing;

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    loop {}
}

/// Touches the library, so that it is linked.
#[unsafe(no_mangle)]
pub extern "C" fn callhome_seconds(millis: u64) -> u64 {
    let start = callhome::Uptime::from_millis(0);
    callhome::Uptime::from_millis(millis).since(start).as_secs()
}
