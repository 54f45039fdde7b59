"""Made-up rows in the columns of the Hugging Face data sets, as Parquet. pyarrow 26.0.1.

Each file is compressed in another way; dictionary pages and several row groups occur.
"""
import pathlib
import pyarrow as pa
import pyarrow.parquet as pq

here = pathlib.Path(__file__).parent


def write(name, table, compression, **more):
    path = here / name
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(table, path, compression=compression, **more)


mmlu = lambda rows: pa.table({
    "question": [r[0] for r in rows], "subject": [r[1] for r in rows],
    "choices": [r[2] for r in rows], "answer": pa.array([r[3] for r in rows], pa.int64())})
write("mmlu/all/test-00000-of-00001.parquet", mmlu([
    ("What floats?\nChoose.", "harbour", ["Ships", "Stones", "Anchors", "Nails"], 0),
    ("What sinks?", "harbour", ["Cork", "Ice", "Lead", "Oil"], 2),
    ("Broken", "harbour", ["one", "two"], 1),
    ("What is above?", "attic", ["Cellar", "Floor", "Door", "Roof"], 3)]), "snappy")
write("mmlu/all/dev-00000-of-00001.parquet", mmlu([
    ("What swims?", "harbour", ["Fish", "Rope", "Wall", "Sand"], 0)]), "snappy")

gsm = lambda rows: pa.table({"question": [r[0] for r in rows], "answer": [r[1] for r in rows]})
write("gsm8k/main/test-00000-of-00002.parquet", gsm([
    ("Two and two?", "2+2=<<2+2=4>>4\n#### 4"), ("Bad?", "no mark")]), "zstd")
write("gsm8k/main/test-00001-of-00002.parquet", gsm([("Three less one?", "#### 2")]), "zstd")
write("gsm8k/main/train-00000-of-00001.parquet", gsm([("One?", "#### 1")]), "zstd")

write("snli/plain_text/test-00000-of-00001.parquet", pa.table({
    "premise": ["A man sleeps.", "A dog runs.", "A cat sits.", "A bird sings."],
    "hypothesis": ["He rests.", "It is a race.", "It stands.", "Unclear."],
    "label": pa.array([0, 1, 2, -1], pa.int64())}), "gzip")

write("xsum/data/test-00000-of-00001.parquet", pa.table({
    "document": ["A long report."] * 300 + ["落ちる葉。 A leaf falls."],
    "summary": ["Short."] * 300 + ["A leaf."],
    "id": [str(i) for i in range(300)] + ["leaf"]}), "none", row_group_size=100)

write("cnn/3.0.0/validation-00000-of-00001.parquet", pa.table({
    "article": ["News came.", None], "highlights": ["News .", "x"], "id": ["a", "b"]}), "zstd")

write("ceval/accountant/val-00000-of-00001.parquet", pa.table({
    "id": pa.array([0, 1], pa.int32()), "question": ["甲____", "乙____"],
    "A": ["1", "2"], "B": ["3", "4"], "C": ["5", "6"], "D": ["7", "8"],
    "answer": ["B", "D"], "explanation": ["", ""]}), "snappy")

write("truthfulqa/multiple_choice/validation-00000-of-00001.parquet", pa.table({
    "question": ["What is wet?"],
    "mc1_targets": [{"choices": ["Water.", "Sand."], "labels": [1, 0]}],
    "mc2_targets": [{"choices": ["Water.", "Rain.", "Sand."], "labels": [1, 1, 0]}]}), "snappy")

write("other/test-00000-of-00001.parquet", pa.table({"text": ["x"]}), "snappy")
write("text/wiki.parquet", pa.table({"text": ["", " = Harbour = \n", "", " Boats lie here . \n"]}), "snappy")
write("text/documents.parquet", pa.table({"text": ["One.\nTwo.", "Three."]}), "zstd")
