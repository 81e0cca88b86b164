"""
`python3 test/bench/executors.py [EXECUTORS…]`, with PySpark installed: pages an hour that executors of one core each parse, as processes of a
local cluster on this machine. Measured is the parse, from the lines to the rows, when the executors run; not the start of Spark.
"""
import importlib.util
import json
import os
import sys
import tempfile
import time
from pathlib import Path

from pyspark.sql import SparkSession

ROOT = Path(__file__).resolve().parents[2]
PAGES = 4200
sys.dont_write_bytecode = True
spec = importlib.util.spec_from_file_location("rectify_spark", ROOT / "bin/rectify-spark.py")
launcher = importlib.util.module_from_spec(spec)
spec.loader.exec_module(launcher)
command = ["node", str(ROOT / "bin/rectify.js"), "stream", "--rows", "--notices", "--jobs", "1"]
os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
os.environ["PYSPARK_PYTHON"] = sys.executable


def measure(executors, path):
    spark = (
        SparkSession.builder.master(f"local-cluster[{executors},1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .getOrCreate()
    )
    spark.sparkContext.addPyFile(str(module))
    try:
        pages = launcher.read_pages(spark, "ndjson", [path], 8)
        rows = pages.rdd.mapPartitions(lambda rows: __import__("rectify_spark_module").answers(command, ((row.at, bytes(row.page)) for row in rows)))
        rows.count()
        times = []
        for _ in range(2):
            begun = time.monotonic()
            rows.count()
            times.append(time.monotonic() - begun)
        return min(times)
    finally:
        spark.stop()


with tempfile.TemporaryDirectory() as folder:
    # under a name that can be imported, so that the executors find it
    module = Path(folder) / "rectify_spark_module.py"
    module.write_text((ROOT / "bin/rectify-spark.py").read_text(encoding="utf-8"), encoding="utf-8")
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "fixtures/notices").glob("*/source.txt"))]
    path = Path(folder) / "pages.ndjson"
    with open(path, "w", encoding="utf-8") as out:
        for n in range(PAGES):
            out.write(json.dumps({"id": str(n), "text": f"{texts[n % len(texts)]}\n{n}"}, ensure_ascii=False) + "\n")
    for executors in map(int, sys.argv[1:] or ["1", "2"]):
        seconds = measure(executors, str(path))
        print(f"{executors} executors: {PAGES} pages in {seconds:.1f} s, {PAGES / seconds * 3600 / 1e6:.2f} million an hour", flush=True)
