//! Packed content: gzip (RFC 1952) and Zstandard (RFC 8878) of anything.

use std::io::Read;

use flate2::read::MultiGzDecoder;

use crate::error::{Error, ErrorKind};

/// Largest content that is unpacked, in bytes: what one input may have.
pub(crate) const MAX_UNPACKED: usize = 256 << 20;

/// What packs bytes, told from their first ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Packing {
    Gzip,
    Zstd,
}

/// What packs these bytes, if something does.
pub(crate) fn sniff(bytes: &[u8]) -> Option<Packing> {
    match bytes {
        [0x1f, 0x8b, ..] => Some(Packing::Gzip),
        [0x28, 0xb5, 0x2f, 0xfd, ..] => Some(Packing::Zstd),
        _ => None,
    }
}

/// Unpacks bytes. What came before a broken end comes with the error.
///
/// # Errors
///
/// If the content is larger than [`MAX_UNPACKED`] or broken.
pub(crate) fn unpack(bytes: &[u8], packing: Packing) -> (Vec<u8>, Option<Error>) {
    let mut out = Vec::new();
    let limit = MAX_UNPACKED as u64 + 1;
    let read = match packing {
        Packing::Gzip => MultiGzDecoder::new(bytes).take(limit).read_to_end(&mut out),
        Packing::Zstd => zstd::stream::read::Decoder::with_buffer(bytes)
            .and_then(|decoder| decoder.take(limit).read_to_end(&mut out)),
    };
    let error = match read {
        Ok(_) if out.len() > MAX_UNPACKED => {
            out.clear();
            let message = format!("unpacks to more than {MAX_UNPACKED} bytes");
            Some(Error::new(ErrorKind::Size, message))
        }
        Ok(_) => None,
        Err(error) => {
            let message =
                format!("breaks off after {} unpacked bytes: {error}", out.len());
            Some(Error::new(ErrorKind::Truncated, message))
        }
    };
    (out, error)
}
