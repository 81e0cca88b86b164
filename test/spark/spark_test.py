"""
`python3 test/spark/spark_test.py`, with PySpark installed: bin/rectify-spark.py on a real Spark in `local-cluster` mode, whose workers are
processes of their own, against what one machine makes of the same pages.
"""
import base64
import gzip
import importlib.util
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LAUNCHER = ROOT / "bin/rectify-spark.py"
RECTIFY = ["node", str(ROOT / "bin/rectify.js")]
FIXTURES = ROOT / "fixtures"

sys.dont_write_bytecode = True
spec = importlib.util.spec_from_file_location("rectify_spark", LAUNCHER)
rectify_spark = importlib.util.module_from_spec(spec)
spec.loader.exec_module(rectify_spark)


def read(path):
    return path.read_text(encoding="utf-8")


def notices():
    return [(path.parent.name, read(path)) for path in sorted((FIXTURES / "notices").glob("*/source.txt"))]


def look_alikes():
    return [(path.stem, read(path)) for path in sorted((FIXTURES / "detect/other").glob("*.txt"))]


def record(kind, uri, content, **more):
    fields = {"WARC-Type": kind, "WARC-Target-URI": uri, "Content-Type": "text/plain", **more, "Content-Length": str(len(content))}
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in fields.items())
    return f"WARC/1.0\r\n{head}\r\n".encode() + content + b"\r\n\r\n"


def answer(body, head="HTTP/1.1 200 OK\r\nContent-Type: text/html"):
    return head.encode() + b"\r\n\r\n" + body


class Records(unittest.TestCase):
    """Records of web archives as lines for `rectify stream`."""

    def line(self, *arguments, **more):
        line = rectify_spark.line_of_record(record(*arguments, **more)[len(b"WARC/1.") :])
        return None if line is None else json.loads(line)

    def test_text_that_was_taken_out(self):
        self.assertEqual(self.line("conversion", "http://a.example/1", "整改".encode()), {"id": "http://a.example/1", "text": "整改"})

    def test_pages_in_the_encoding_that_they_say_or_that_fits(self):
        page = "<html><head><meta charset=gb2312></head><p>整改情况</p>"
        for head, body in [
            ("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8", page.replace("gb2312", "x").encode()),
            ("HTTP/1.1 200 OK\r\nContent-Type: text/html", page.encode("gbk")),
            ("HTTP/1.0 200 OK\r\nContent-Type: text/html", page.replace("<meta charset=gb2312>", "").encode("gbk")),
        ]:
            self.assertIn("<p>整改情况</p>", self.line("response", "http://a.example/2", answer(body, head))["html"])

    def test_answers_as_they_were_sent(self):
        page = "<html><p>整改情况</p></html>".encode()
        packed = gzip.compress(page)
        head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked"
        chunked = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (packed[:7], packed[7:])) + b"0\r\n\r\n"
        self.assertEqual(self.line("response", "u", answer(chunked, head))["html"], page.decode())
        # archives that keep the header and store the plain body
        self.assertEqual(self.line("response", "u", answer(page, head))["html"], page.decode())

    def test_what_is_no_page(self):
        self.assertIsNone(self.line("warcinfo", "u", b"software: x"))
        self.assertIsNone(self.line("request", "u", b"GET / HTTP/1.1"))
        self.assertIsNone(self.line("response", "u", answer(b"", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html")))
        self.assertIsNone(self.line("response", "u", answer(b"\x89PNG", "HTTP/1.1 200 OK\r\nContent-Type: image/png")))
        self.assertIsNone(rectify_spark.line_of_record(b""))

    def test_a_record_that_is_cut_off_is_a_line_that_cannot_be_read(self):
        cut = record("conversion", "u", "整改".encode() * 50)[len(b"WARC/1.") : -100]
        self.assertEqual(json.loads(rectify_spark.line_of_record(cut)), {"id": "u"})


class Answers(unittest.TestCase):
    """One process for a partition."""

    def test_keys_come_back_with_their_answers_in_order(self):
        lines = [(n, json.dumps({"id": str(n), "text": "整改" * n}).encode()) for n in range(50)]
        got = list(rectify_spark.answers([*RECTIFY, "stream", "--detect", "--jobs", "1"], iter(lines)))
        self.assertEqual([(n, json.loads(line)["source"]["name"]) for n, line in got], [(n, str(n)) for n in range(50)])

    def test_long_lines_do_not_make_both_wait_for_each_other(self):
        big = b"x" * 5_000_000
        self.assertEqual([len(line) for _, line in rectify_spark.answers(["cat"], iter([(n, big) for n in range(6)]))], [len(big)] * 6)

    def test_a_process_that_ends_early_is_an_error_that_says_what_it_said(self):
        lines = ((n, b"x" * 1000) for n in range(10_000))
        with self.assertRaisesRegex(RuntimeError, "of .* lines and ended with 7: out of order"):
            list(rectify_spark.answers(["sh", "-c", "head -n 3; echo out of order >&2; exit 7"], lines))

    def test_what_goes_wrong_with_the_input_is_told(self):
        def lines():
            yield 0, b"x"
            raise ValueError("the disk is gone")

        with self.assertRaisesRegex(ValueError, "the disk is gone"):
            list(rectify_spark.answers(["cat"], lines()))


class OnSpark(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="rectify-spark-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def single(self, lines):
        """What one machine makes of the same lines."""
        found = subprocess.run([*RECTIFY, "stream", "--notices"], input=lines, stdout=subprocess.PIPE).stdout
        kept = [line for line in found.splitlines(keepends=True) if b'"detect":' not in line]
        (self.folder / "single.ndjson").write_bytes(b"".join(kept))
        target = self.folder / "single.parquet"
        subprocess.run([*RECTIFY, "batch", self.folder / "single.ndjson", "--quiet", "-o", f"{target}/"], stderr=subprocess.DEVNULL)
        return target

    def start(self, *arguments):
        out = self.folder / "spark.parquet"
        log = open(self.folder / "spark.log", "w+", encoding="utf-8")
        self.addCleanup(log.close)
        environment = {
            **os.environ,
            "PYSPARK_PYTHON": sys.executable,
            "PYSPARK_SUBMIT_ARGS": "--conf spark.ui.enabled=false --conf spark.driver.memory=1g --conf spark.executor.memory=1g"
            f" --conf spark.sql.shuffle.partitions=4 --conf spark.local.dir={self.folder} --driver-java-options -Dderby.system.home={self.folder} pyspark-shell",
            "SPARK_LOCAL_IP": "127.0.0.1",

        }
        process = subprocess.Popen(
            [sys.executable, LAUNCHER, *arguments, "-o", out], stdout=log, stderr=log, env=environment, cwd=self.folder
        )
        self.addCleanup(lambda: process.poll() is None and process.kill())
        return process, log, out

    def finished(self, process, log, status):
        ended = process.wait(timeout=900)
        log.seek(0)
        said = log.read()
        self.assertEqual(ended, status, said[-4000:])
        return said

    def assert_same(self, spark, single):
        compared = subprocess.run(["node", ROOT / "test/spark/compare.js", spark, single], capture_output=True, text=True)
        print(compared.stdout, compared.stderr, sep="", end="")
        self.assertEqual(compared.returncode, 0)

    def test_a_cluster_that_loses_an_executor_gives_row_for_row_what_one_machine_gives(self):
        lines = []
        for copy in range(6):
            lines += [{"id": f"{name}-{copy}", "text": f"{text}\n附件{copy}。"} for name, text in notices()]
            lines += [{"id": f"{name}-{copy}", "text": text} for name, text in look_alikes()[copy::6]]
            # the same notice under the same name, and an input that fails first and is read later
            lines += [{"id": "again", "text": notices()[0][1]}, {"id": "late", "text": "" if copy < 5 else notices()[1][1] + "。"}]
            lines += [b'{"text": "nobody', b"\xff\xfe", b"", b"[1]", {"id": f"neither-{copy}"}]
        lines = b"".join((line if isinstance(line, bytes) else json.dumps(line, ensure_ascii=False).encode()) + b"\n" for line in lines)
        (self.folder / "pages.ndjson").write_bytes(lines)
        process, log, out = self.start("--master", "local-cluster[2,1,1024]", "--partitions", "6", self.folder / "pages.ndjson")
        killed = kill_an_executor_half_way(process)
        self.assertTrue(killed, "no executor could be killed before the end")
        said = self.finished(process, log, 1)
        self.assertRegex(said, r"Lost executor|ExecutorLost|executor .* lost")
        self.assert_same(out, self.single(lines))

    def test_web_archives_and_files(self):
        pages = notices()[:6] + look_alikes()[:6]
        html = [f"<html><head><title>{text[:20].splitlines()[0]}</title></head><body>{''.join(f'<p>{line}</p>' for line in text.splitlines())}</body></html>" for _, text in pages]
        wet = [record("warcinfo", "", b"x")] + [record("conversion", f"http://a.example/{name}", text.encode()) for name, text in pages]
        warc = [record("response", f"http://b.example/{n}", answer(page.encode("gb18030")), Content_Type="application/http") for n, page in enumerate(html)]
        for name, records in [("crawl.warc.wet.gz", wet), ("crawl.warc.gz", warc)]:
            # as they are published: every record a member of its own
            (self.folder / name).write_bytes(b"".join(map(gzip.compress, records)))
        inputs = [self.folder / "crawl.warc.wet.gz", self.folder / "crawl.warc.gz"]
        process, log, out = self.start("--master", "local[2]", "--files", "1", *inputs)
        self.finished(process, log, 0)
        lines = [{"id": f"http://b.example/{n}", "html": page} for n, page in enumerate(html)]
        lines += [{"id": f"http://a.example/{name}", "text": text} for name, text in pages]
        self.assert_same(out, self.single("\n".join(map(json.dumps, lines)).encode()))


    def test_folders_of_files_in_every_format(self):
        files = self.folder / "通报 files"
        (files / "下级").mkdir(parents=True)
        samples = [path for path in sorted((FIXTURES / "formats").glob("*/*")) if path.suffix != ".md"]
        contents = {f"{path.parent.name}-{path.name}": path.read_bytes() for path in samples}
        contents |= {f"下级/{name}.txt": text.encode() for name, text in notices()[:3] + look_alikes()[:3]}
        contents |= {"cut.docx": samples_of(".docx")[:2000], "blank.txt": b" \r\n", "picture.pdf": b"\x89PNG\r\n\x1a\n" + bytes(99)}
        for name, content in contents.items():
            (files / name).write_bytes(content)
        process, log, out = self.start("--master", "local[2]", "--format", "text", files)
        said = self.finished(process, log, 1)
        self.assertIn(f"{len(contents)} pages: ", said)
        paths = [files / name for name in contents]
        lines = [{"id": str(path), "base64": base64.b64encode(path.read_bytes()).decode()} for path in paths]
        self.assert_same(out, self.single("\n".join(map(json.dumps, lines)).encode()))
        # the folder can be asked as it is
        asked = subprocess.run([*RECTIFY, "query", out, "unread", "--format", "json"], capture_output=True, text=True)
        self.assertEqual(asked.returncode, 0, asked.stderr)
        self.assertEqual({row["code"] for row in json.loads(asked.stdout)}, {"damaged-file", "empty", "unsupported-format"})


def samples_of(suffix):
    return next((FIXTURES / "formats").glob(f"*/*{suffix}")).read_bytes()


def kill_an_executor_half_way(launcher):
    """`kill -9` for the executor above the third process of `rectify stream` that is seen; false where the run ended before."""
    seen = set()
    while launcher.poll() is None:
        processes = descendants(launcher.pid)
        for pid, (parent, command) in processes.items():
            if "rectify.js stream" in command:
                seen.add(pid)
                if len(seen) < 3:
                    continue
                while parent in processes and "CoarseGrainedExecutorBackend" not in processes[parent][1]:
                    parent = processes[parent][0]
                if parent in processes:
                    os.kill(parent, signal.SIGKILL)
                    return True
        time.sleep(0.02)
    return False


def descendants(root):
    """Those of a process by id: the parent's id and the command line."""
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int(entry.joinpath("stat").read_text().rpartition(")")[2].split()[1])
                found[int(entry.name)] = (parent, entry.joinpath("cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace"))
            except OSError:
                continue
    below = {root}
    while True:
        more = {pid for pid, (parent, _) in found.items() if parent in below} - below
        if not more:
            return {pid: found[pid] for pid in below if pid in found}
        below |= more


if __name__ == "__main__":
    unittest.main(verbosity=2)
