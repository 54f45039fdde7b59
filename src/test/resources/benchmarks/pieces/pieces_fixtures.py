"""A small SentencePiece model and what sentencepiece and sacrebleu make of text with it: python pieces_fixtures.py small.model pieces.json

The training text is made up here. Options are those of the FLORES-200 model: unigram, nmt_nfkc, a blank in front, extra blanks removed.
"""

import importlib.metadata
import io
import json
import os
import random
import sys
import tempfile
from pathlib import Path

import sentencepiece

HOME = Path(tempfile.mkdtemp())
os.environ["SACREBLEU"] = str(HOME)  # where sacrebleu looks for the model before it would fetch it
import sacrebleu  # noqa: E402

WHO = ["the ferryman", "a tinker", "my aunt", "the old scribe", "nobody", "a gull", "摆渡人", "老书记员", "海鸥", "姑姑"]
DOES = ["mends", "carries", "forgets", "sells", "paints", "counts", "修补", "搬运", "忘记", "出售"]
WHAT = ["nets", "red lanterns", "three loaves", "the harbour bell", "letters", "salt", "渔网", "红灯笼", "三个面包", "港口的钟"]
WHEN = ["at dawn", "before the tide", "in winter", "on market day", "黎明时分", "涨潮之前", "冬天", "集市那天"]
ODD = ["", " ", "  two  blanks ", "ﬁne ﬂour №５ ½", "café cafe\u0301 ÅÅ", "ｆｕｌｌ　ｗｉｄｔｈ，好的。", "tab\there\u00a0nbsp\u200bzero", "𠀋 🚢🚢 unknown", "한글 자모 ᄒ","\u1112\u1161\u11ab",
       "▁already ▁marked", "ＡＢＣ…‥ ㍿ ㌔", "e\u0301\u0323 q\u0307", "the the the", "2,000.5 -3 (x) [y] 'z'", "\u3000leading", "trailing \u3000", "ﷺ", "a\u00adb"]


def sentences(seed, count):
    r = random.Random(seed)
    for _ in range(count):
        chinese = r.random() < 0.4
        pick = lambda words, cut: r.choice(words[cut:] if chinese else words[:cut])
        parts = [pick(WHO, 6), pick(DOES, 6), pick(WHAT, 6), pick(WHEN, 4)]
        parts.insert(r.randrange(4), r.choice(["(((", "...", "!!!", "--", f"{r.randrange(3000)}", f"{r.randrange(90)}.50", "((x))"]))
        r.random() < 0.5 and r.shuffle(parts)
        yield "".join(parts) + "。" if chinese else " ".join(parts).capitalize() + r.choice([".", "!", ", and waits.", '."', "?!", " (twice).", ", e.g. 1,000.50 coins."])


def main():
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(sentence_iterator=iter(list(sentences(1, 4000))), model_writer=model, vocab_size=600, model_type="unigram",
                                             character_coverage=0.999, normalization_rule_name="nmt_nfkc", num_threads=1, hard_vocab_limit=False,
                                             user_defined_symbols=["<lantern>"], minloglevel=2)
    Path(sys.argv[1]).write_bytes(model.getvalue())
    sp = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
    lines = ODD + ["see <lantern>s here", "<lantern><lantern> x"] + list(sentences(2, 60))
    pieces = [{"line": line, "pieces": sp.encode(line, out_type=str)} for line in lines]

    r = random.Random(5)
    references = list(sentences(3, 80))
    hypotheses = []
    for line in references:
        words = line.split(" ") if " " in line else list(line)
        words = [w for w in words if r.random() > 0.15]
        r.random() < 0.3 and r.shuffle(words)
        hypotheses.append((" " if " " in line else "").join(words))
    hypotheses[3] = ""

    def spm(line):
        return " ".join(sp.encode(line, out_type=str))

    (HOME / "models").mkdir()
    (HOME / "models" / "flores200sacrebleuspm").write_bytes(model.getvalue())
    clean = sacrebleu.corpus_bleu(hypotheses, [references], tokenize="flores200")
    again = sacrebleu.corpus_bleu([spm(h) for h in hypotheses], [[spm(x) for x in references]], tokenize="13a", force=True)
    value = {"packages": {p: importlib.metadata.version(p) for p in ("sentencepiece", "sacrebleu")}, "lines": pieces,
             "bleu": {"hypotheses": hypotheses, "references": references, "pieces": clean.score, "piecesThen13a": again.score}}
    Path(sys.argv[2]).write_text(json.dumps(value, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(clean.score, again.score, len(model.getvalue()), sp.get_piece_size())


if __name__ == "__main__":
    main()
