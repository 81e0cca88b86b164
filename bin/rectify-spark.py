#!/usr/bin/env python3
"""
Runs `rectify stream` on Apache Spark over more pages than one machine can read, and writes Parquet with the tables that
`rectify batch -o DIR.parquet` writes.

    python3 bin/rectify-spark.py pages/*.ndjson -o tables.parquet
    spark-submit bin/rectify-spark.py crawl/*.warc.wet.gz -o tables.parquet

Every partition of the input is read by one process of `rectify stream`, which lives as long as the partition: a line in, a line out. A page
that is no notice is left out (see `rectify detect`); one that cannot be read is a row of the table `errors`. What a task has done
becomes visible when it is complete, so an executor that is lost costs time and changes nothing. Beside PySpark only Python's own library
is needed; `rectify` and Node have to be on every executor.
"""
import argparse
import base64
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import threading
import zlib
from email.parser import BytesParser
from queue import SimpleQueue

HERE = os.path.dirname(os.path.abspath(__file__))
TYPES = {
    "notice": "string",
    "id": "string",
    "link": "string",
    "text": "string",
    "offset": "int",
    "integer": "bigint",
    "decimal": "decimal(28,6)",
    "boolean": "boolean",
    "day": "date",
    "texts": "array<string>",
    "spans": "array<struct<start:int,end:int>>",
}


# ------------------------------------------------------------------------------------------------------------ pages → lines


def line_of_file(path, content):
    """One file a notice, in any format that `rectify parse` reads."""
    return json.dumps({"id": named(path), "base64": base64.b64encode(content).decode("ascii")}).encode()


def line_of_record(record):
    """
    A record of a WET or WARC file, without the `WARC/1.` before it: `0\\r\\nWARC-Type: conversion\\r\\n…`. None for a record that is
    no page. A page is named by its address.
    """
    head, _, content = record.partition(b"\r\n\r\n")
    fields = BytesParser().parsebytes(head.partition(b"\r\n")[2])
    kind = fields.get("WARC-Type")
    if kind not in ("conversion", "response", "resource"):
        return None
    name = (fields.get("WARC-Target-URI") or fields.get("WARC-Record-ID") or "").strip("<>")
    length = int(fields.get("Content-Length") or 0)
    if len(content) < length:
        # cut off, or cut in two by a page that speaks of WARC itself: a line that says so
        return json.dumps({"id": name}).encode()
    content = content[:length]
    if kind == "conversion":
        return json.dumps({"id": name, "text": content.decode("utf-8", "replace")}).encode()
    header = b""
    if kind == "response":
        header, _, content = content.partition(b"\r\n\r\n")
        if not re.match(rb"HTTP/\S+ 2\d\d", header):
            return None
    answer = BytesParser().parsebytes(header.partition(b"\r\n")[2])
    content = plain(content, answer)
    media = (answer.get("Content-Type") or fields.get("Content-Type") or "").lower()
    if "html" in media or re.match(rb"\s*<(?:!doctype|html)", content, re.I):
        return json.dumps({"id": name, "html": decoded(content, media)}).encode()
    if media.startswith(("image/", "video/", "audio/", "font/")) or re.search(r"javascript|json|css|zip|octet-stream", media):
        return None
    return json.dumps({"id": name, "base64": base64.b64encode(content).decode("ascii")}).encode()


def plain(content, answer):
    """The body of an answer without the way in which it was sent; as it is where it was stored so already."""
    if "chunked" in (answer.get("Transfer-Encoding") or "").lower():
        content = unchunked(content)
    if (answer.get("Content-Encoding") or "").lower() in ("gzip", "x-gzip", "deflate"):
        for window in (47, -15):
            try:
                return zlib.decompressobj(window).decompress(content)
            except zlib.error:
                continue
    return content


def unchunked(content):
    parts = []
    at = 0
    while True:
        size = re.compile(rb"([0-9a-fA-F]{1,8})[^\r\n]{0,80}\r\n").match(content, at)
        if not size:
            return b"".join(parts) or content
        length = int(size.group(1), 16)
        if length == 0:
            return b"".join(parts)
        parts.append(content[size.end() : size.end() + length])
        at = size.end() + length + 2


def decoded(content, media):
    """The text of a page: by what the server says, what the page says, or what fits."""
    said = re.search(r"charset=[\"']?([\w-]+)", media) or re.search(r"charset\s*=\s*[\"']?([\w-]+)", content[:8192].decode("latin-1"))
    for charset in (said and said.group(1), "utf-8", "gb18030"):
        try:
            return content.decode("gb18030" if charset and charset.lower() in ("gb2312", "gbk") else charset)
        except (LookupError, TypeError, UnicodeDecodeError):
            continue
    return content.decode("utf-8", "replace")


# ---------------------------------------------------------------------------------------------------------- lines → answers


def answers(command, lines):
    """
    Lines through one process of `rectify stream`, each with its answer. `lines` are pairs of a key and a line; the key comes back with the
    answer. The process is fed from a thread of its own, so that neither waits for the other, however long a line is. Raises if it does
    not answer every line, so that Spark tries the task again.
    """
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors)
        keys = SimpleQueue()
        failures = []
        asked = 0

        def feed():
            nonlocal asked
            try:
                for key, line in lines:
                    keys.put(key)
                    asked += 1
                    process.stdin.write(line + b"\n")
            except BrokenPipeError:
                pass  # the process is gone, which is told below
            except BaseException as error:
                failures.append(error)
                process.kill()
            finally:
                try:
                    process.stdin.close()
                except BrokenPipeError:
                    pass

        feeder = threading.Thread(target=feed, daemon=True)
        feeder.start()
        answered = 0
        try:
            for answer in process.stdout:
                answered += 1
                yield keys.get(), answer.rstrip(b"\n").decode("utf-8")
            feeder.join()
            status = process.wait()
        finally:
            if process.poll() is None:
                process.kill()
            process.stdout.close()
        if failures:
            raise failures[0]
        # 1 and 2: some lines, or all, are errors, which are answers too
        if status not in (0, 1, 2) or answered != asked:
            errors.seek(max(0, errors.seek(0, os.SEEK_END) - 2000))
            said = errors.read().decode("utf-8", "replace")
            raise RuntimeError(f"{shlex.join(command)} answered {answered} of {asked} lines and ended with {status}: {said}")


# ------------------------------------------------------------------------------------------------------------------- Spark


def read_pages(spark, kind, paths, partitions):
    """
    The pages with their places: `path` of the file, `start` of the split in it, and `at`, which rises within a split. What is read is
    bytes, whatever they are: as strings Spark would mend what is not UTF-8.
    """
    from pyspark.sql import functions as F

    if kind == "text":
        # what has no bytes Spark leaves out
        files = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(paths)
        pages = files.select("path", F.lit(0).cast("bigint").alias("start"), F.col("content").alias("page"))
    else:
        pages = spark.read.option("lineSep", "\n" if kind == "ndjson" else "WARC/1.").text(paths)
        place = [F.col("_metadata.file_path").alias("path"), F.col("_metadata.file_block_start").alias("start")]
        pages = pages.select(*place, F.col("value").cast("binary").alias("page"))
    pages = pages.withColumn("at", F.monotonically_increasing_id())
    return pages.repartition(partitions) if partitions else pages


def make_lines(kind):
    def of(row):
        page = bytes(row.page)
        return line_of_file(row.path, page) if kind == "text" else page if kind == "ndjson" else line_of_record(page)

    return lambda rows: (((row.path, row.start, row.at), line) for row in rows for line in [of(row)] if line is not None)


def tables_of(command):
    """What tables there are, told by rectify itself."""
    return json.loads(subprocess.run([*command, "schema", "--tables"], check=True, stdout=subprocess.PIPE).stdout)


def schema_of(tables):
    def rows_of(table):
        columns = ",".join(f"`{column['name']}`:{TYPES[column['type']]}" for column in table["columns"])
        return f"`{table['name']}`:array<struct<{columns}>>"

    return f"source struct<name:string>, detect struct<notice:boolean>, rows struct<{','.join(map(rows_of, tables))}>"


def run(spark, options):
    from pyspark import StorageLevel
    from pyspark.sql import functions as F

    tables = tables_of(options.rectify)
    command = [*options.rectify, "stream", "--rows", "--jobs", str(options.jobs)]
    command += [] if options.all else ["--notices"]
    command += ["--with-text"] if options.with_text else []
    lines = make_lines(options.format)
    answered = read_pages(spark, options.format, options.inputs, options.partitions).rdd.mapPartitions(
        lambda rows: ((*place, answer) for place, answer in answers(command, lines(rows)))
    )
    parsed = F.from_json("answer", schema_of(tables), {"maxStringLen": str(2**31 - 1)}).alias("answer")
    # every table is taken from this; on disk, since it is larger than its input
    pages = (
        spark.createDataFrame(answered, "path string, start bigint, at bigint, answer string")
        .select("path", "start", "at", parsed)
        .select("path", "start", "at", F.col("answer.source.name").alias("name"), "answer.rows", "answer.detect")
        .persist(StorageLevel.DISK_ONLY)
    )
    all_pages, others, notices, errors, unread = pages.agg(
        F.count("*"),
        F.count("detect"),
        F.count("rows.notices"),
        F.count("rows.errors"),
        F.count(F.when(F.col("rows").isNull() & F.col("detect").isNull(), 1)),
    ).first()
    if unread:
        raise RuntimeError(f"{unread} answers of {shlex.join(command)} are not what Spark expects")
    kept = pages.where("detect IS NULL")
    if errors and options.format == "ndjson":
        kept = with_line_numbers(kept, pages, F)
    kept = latest(kept, F).persist(StorageLevel.DISK_ONLY)
    for table in tables:
        rows = kept.select("name", F.explode(f"rows.`{table['name']}`").alias("row"))
        if table["name"] == "errors":
            rows = rows.withColumn("row", F.col("row").withField("name", F.col("name")))
        columns = [F.col(f"row.`{column['name']}`").alias(column["name"], metadata={"comment": column["about"]}) for column in table["columns"]]
        rows = rows.select(columns)
        if options.files:
            rows = rows.coalesce(options.files)
        rows.write.mode("overwrite").option("compression", "zstd").parquet(os.path.join(options.output, f"{table['name']}.parquet"))
    kept.unpersist()
    pages.unpersist()
    print(f"{all_pages} pages: {notices} notices, {others} others left out, {errors} errors", file=sys.stderr)
    return 0 if errors == 0 else 1


def latest(pages, F):
    """As in a database: a notice that comes again takes the place of the one before, and an error is forgotten when its name is read later."""
    from pyspark.sql import Window

    place = ["path", "start", "at"]
    keyed = pages.select(*place, "name", F.get("rows.notices", F.lit(0))["notice"].alias("notice"))
    count, names, notices, distinct_notices = keyed.agg(
        F.count("*"), F.countDistinct("name"), F.count("notice"), F.countDistinct("notice")
    ).first()
    if (count, notices) == (names, distinct_notices):
        return pages
    later = F.row_number().over(Window.partitionBy("key").orderBy(*[F.desc(column) for column in place])) > 1
    earlier_notices = keyed.where("notice IS NOT NULL").select(*place, F.col("notice").alias("key")).select(*place, later.alias("later"))
    earlier_names = keyed.select(*place, F.col("name").alias("key"), "notice").select(*place, (later & F.col("notice").isNull()).alias("later"))
    earlier = earlier_notices.union(earlier_names).where("later").select(*place).distinct()
    return pages.join(F.broadcast(earlier), place, "left_anti")


def with_line_numbers(kept, pages, F):
    """A line without an id is named by its number, which rectify counted from the beginning of the partition: counted from that of the file."""
    splits = sorted(pages.groupBy("path", "start").agg(F.min("at").alias("first"), F.count("*").alias("lines")).collect())
    several = len({split.path for split in splits}) > 1
    counted = []
    lines = 0
    for n, split in enumerate(splits):
        lines = lines if n > 0 and splits[n - 1].path == split.path else 0
        counted.append((split.path, split.start, lines + 1 - split.first, f"{named(split.path)}: " if several else ""))
        lines += split.lines
    numbers = F.broadcast(pages.sparkSession.createDataFrame(counted, "path string, start bigint, more bigint, before string"))
    unnamed = F.col("rows.errors").isNotNull() & F.col("name").rlike("^line [0-9]+$")
    number = F.concat("before", F.lit("line "), (F.col("at") + F.col("more")).cast("string"))
    return kept.join(numbers, ["path", "start"]).withColumn("name", F.when(unnamed, number).otherwise(F.col("name")))


def named(path):
    return re.sub(r"^file:/+", "/", path)


def parse_arguments(arguments):
    parser = argparse.ArgumentParser(
        prog="rectify-spark.py",
        description="Reads pages on Apache Spark, parses those that are notices and writes Parquet with the tables of `rectify batch -o DIR.parquet`.",
        epilog="examples:\n  python3 bin/rectify-spark.py pages/*.ndjson -o tables.parquet\n"
        "  spark-submit --master spark://host:7077 bin/rectify-spark.py 's3a://crawl/*.warc.wet.gz' -o s3a://tables\n"
        "  python3 bin/rectify-spark.py --master 'local[4]' notices/ -o tables.parquet --all",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("inputs", nargs="+", metavar="PATH", help="files, folders or globs, on anything that Spark reads (also .gz)")
    parser.add_argument("-o", "--output", required=True, metavar="DIR", help="a folder: a folder of Parquet files in it for each table")
    parser.add_argument(
        "-f",
        "--format",
        choices=("text", "ndjson", "warc"),
        help="text: one file a page; ndjson: lines for `rectify stream`; warc: WARC or WET records (default: by the first name)",
    )
    parser.add_argument("--all", action="store_true", help="parse every page, also what is no notice")
    parser.add_argument("--with-text", action="store_true", help="keep the source texts (notices.text)")
    parser.add_argument("--partitions", type=int, help="spread the pages over so many tasks (default: as Spark splits the input)")
    parser.add_argument("--files", type=int, help="at most so many files a table (default: one a task)")
    parser.add_argument("--jobs", type=int, default=1, help="threads of each process of rectify (default: 1, a task has one core)")
    parser.add_argument("--master", help="where to run, e.g. local[4] (default: as spark-submit says)")
    parser.add_argument("--rectify", help="the command, on every executor (default: rectify.js beside this file)")
    options = parser.parse_args(arguments)
    options.rectify = shlex.split(options.rectify) if options.rectify else ["node", os.path.join(HERE, "rectify.js")]
    if options.format is None:
        name = options.inputs[0].lower()
        options.format = "ndjson" if re.search(r"\.(?:ndjson|jsonl)(?:\.gz)?$", name) else "warc" if re.search(r"\.(?:warc|wet)(?:\.gz)?$", name) else "text"
    return options


def main(arguments):
    options = parse_arguments(arguments)
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        print("rectify-spark.py: PySpark is not installed (pip install pyspark)", file=sys.stderr)
        return 2
    builder = SparkSession.builder.appName("rectify").config("spark.ui.showConsoleProgress", str(sys.stderr.isatty()).lower())
    if options.master:
        builder = builder.master(options.master)
    spark = builder.getOrCreate()
    try:
        return run(spark, options)
    finally:
        spark.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
