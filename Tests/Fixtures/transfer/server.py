"""A web server on this machine that behaves as badly as it is asked to. Prints its ports (http, https) and serves until
its standard input ends. With a folder as argument its files are served under /files/."""
import gzip, http.server, os, ssl, subprocess, sys, tempfile, threading, urllib.parse


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def do_HEAD(self):
        self.answer(True)

    def do_GET(self):
        self.answer(False)

    def send(self, status, headers=(), body=b""):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        if not any(name == "Content-Length" for name, _ in headers):
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def pour(self, part, pause):
        """Bytes without an end, until nobody listens."""
        self.send_response(200)
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        try:
            while not over.is_set():
                self.wfile.write(part)
                self.wfile.flush()
                if pause:
                    over.wait(pause)
        except OSError:
            pass

    def answer(self, is_head):
        path = self.path
        words = path.strip("/").split("/")
        moved = {
            "to-file": "file:///etc/passwd", "to-private": "http://10.0.0.1/", "to-cloud": "http://169.254.169.254/",
            "to-gopher": "gopher://127.0.0.1:70/", "to-user": "http://u:p@127.0.0.1/", "to-nothing": "http://",
            "to-relative": "ok?de=ici", "to-zero": "http://0.0.0.0:1/",
        }
        if words[0] == "redirect":
            left = int(words[1])
            self.send(302, [("Location", f"/redirect/{left - 1}" if left else "/ok")], b"ailleurs")
        elif words[0] == "moved":
            self.send(301, [("Location", "/ok")])
        elif words[0] in moved:
            self.send(302, [("Location", moved[words[0]])])
        elif words[0] == "endless":
            self.pour(b"x" * 65536, 0)
        elif words[0] == "drip":
            self.pour(b"x", 0.2)
        elif words[0] == "stall":
            self.send(200, [("Content-Length", "100")], b"debut")
            self.wfile.flush()
            over.wait(20)
        elif words[0] == "silent":
            over.wait(20)
        elif words[0] == "short":
            self.send(200, [("Content-Length", "100")], b"debut")
            self.close_connection = True
        elif words[0] == "huge":
            self.send(200, [("Content-Length", str(1 << 40))])
            self.close_connection = True
        elif words[0] == "bomb":
            self.send(200, [("Content-Encoding", "gzip")], bomb)
        elif words[0] == "packed":
            self.send(200, [("Content-Encoding", "gzip")], gzip.compress(b"bien emball\xc3\xa9"))
        elif words[0] == "long-head":
            self.send(200, [("X-Long", "x" * 60000)] * 8, b"corps")
        elif words[0] == "cookie":
            self.send(302, [("Set-Cookie", "a=b; Path=/"), ("Location", "/echo")])
        elif words[0] == "echo":
            self.send(200, [("Content-Type", "text/plain")], str(self.headers).encode())
        elif words[0] == "nonsense":
            self.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n")
            self.close_connection = True
        elif words[0] == "status":
            self.send(int(words[1]), [], b"dommage")
        elif words[0] == "no-head":
            self.send(405 if is_head else 200, [], b"" if is_head else b"bonjour")
        elif words[0] == "files" and len(sys.argv) > 1:
            file = os.path.join(sys.argv[1], *[urllib.parse.unquote(word) for word in words[1:] if word != ".."])
            if os.path.isfile(file):
                with open(file, "rb") as stream:
                    self.send(200, [], stream.read())
            else:
                self.send(404)
        else:
            self.send(200, [("Content-Type", "text/html; charset=utf-8")], b"bonjour")


over = threading.Event()
bomb = gzip.compress(bytes(64 << 20))
plain = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
plain.daemon_threads = True

scratch = tempfile.TemporaryDirectory()
key, certificate = scratch.name + "/key.pem", scratch.name + "/certificate.pem"
subprocess.run(
    ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost",
     "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", certificate],
    check=True, stderr=subprocess.DEVNULL)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(certificate, key)
secure = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
secure.daemon_threads = True
secure.socket = context.wrap_socket(secure.socket, server_side=True, do_handshake_on_connect=False)
secure.handle_error = plain.handle_error = lambda *args: None
scratch.cleanup()

for server in (plain, secure):
    threading.Thread(target=server.serve_forever, daemon=True).start()
print(plain.server_address[1], secure.server_address[1], flush=True)
sys.stdin.read()
over.set()
