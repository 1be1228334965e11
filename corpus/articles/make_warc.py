"""Writes the web archives of `warc-*` beside this file: the same bytes at every run."""

import gzip
import hashlib
import base64
import pathlib

HERE = pathlib.Path(__file__).parent

def page(headline, *grafs):
    body = "".join(f"<p>{graf}</p>\n" for graf in grafs)
    return (f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{headline}</title></head>\n'
            f"<body><article><h1>{headline}</h1>\n{body}</article></body></html>\n").encode()

def http(body, *headers, status="200 OK"):
    lines = [f"HTTP/1.1 {status}", "Content-Type: text/html; charset=utf-8", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body

def chunked(body):
    half = len(body) // 2
    chunks = [body[:half], body[half:], b""]
    return b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks)

def digest(payload):
    return "sha1:" + base64.b32encode(hashlib.sha1(payload).digest()).decode()

def record(version, kind, uri, date, block, number, *headers):
    lines = [f"WARC/{version}", f"WARC-Type: {kind}",
             f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>", f"WARC-Date: {date}"]
    if uri:
        lines.append(f"WARC-Target-URI: {uri}")
    media = "application/warc-fields" if kind == "warcinfo" else f"application/http; msgtype={'request' if kind == 'request' else 'response'}"
    lines += [f"Content-Type: {media}", *headers, f"Content-Length: {len(block)}"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"

def write(slug, name, data):
    (HERE / slug).mkdir(exist_ok=True)
    (HERE / slug / name).write_bytes(data)

bridge = page("Bridge closed after barge strike",
              "The harbour bridge was closed on Wednesday after a gravel barge struck its northern pier, the port authority said.",
              "Nobody was hurt. Divers were expected to look at the pier in the afternoon.",
              "Trams will not run between Quayside and Mill Street before then.")
reopened = page("Bridge open again",
                "The harbour bridge was opened again on Thursday morning, a day after a gravel barge struck its northern pier.",
                "Divers found scratches and one lost bicycle, the port authority said.",
                "Trams are running again between Quayside and Mill Street.")
URI = "https://post.example/bridge"
INFO = b"software: hand\r\nformat: WARC File Format\r\n"
REQUEST = b"GET /bridge HTTP/1.1\r\nHost: post.example\r\n\r\n"

write("warc-1.0", "source.warc", b"".join([
    record("1.0", "warcinfo", None, "2031-04-02T10:00:00Z", INFO, 1),
    record("1.0", "request", URI, "2031-04-02T10:00:01Z", REQUEST, 2),
    record("1.0", "response", URI, "2031-04-02T10:00:01Z", http(bridge), 3, "WARC-Payload-Digest: " + digest(bridge)),
    record("1.0", "response", URI, "2031-04-03T07:30:00Z", http(chunked(reopened), "Transfer-Encoding: chunked"), 4)]))

write("warc-1.1-revisit", "source.warc.gz", b"".join(gzip.compress(member, mtime=0) for member in [
    record("1.1", "response", URI, "2031-04-02T10:00:01.250Z", http(gzip.compress(bridge, mtime=0), "Content-Encoding: gzip"), 1,
           "WARC-Payload-Digest: " + digest(bridge)),
    record("1.1", "revisit", URI, "2031-04-02T12:00:00Z", http(b""), 2, "WARC-Payload-Digest: " + digest(bridge),
           "WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest")]))

whole = record("1.0", "response", URI, "2031-04-02T10:00:01Z", http(bridge), 1)
write("warc-truncated", "source.warc", whole + whole[:400])

gone = page("Page not found", "Sorry, the page you were looking for does not exist.")
write("warc-not-found", "source.warc",
      record("1.1", "response", URI, "2032-01-01T00:00:00Z", http(gone, status="404 Not Found"), 1))
