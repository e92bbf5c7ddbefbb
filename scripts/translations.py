#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps translations/qunce_zh_CN.ts in step with the texts marked QUNCE_TEXT("…") in the sources.

Without arguments: adds new texts as unfinished, removes those no longer used. --check: exits 1 if a text is missing,
unfinished, unused, or its translation loses a placeholder. (lupdate does not know a one-argument macro with a fixed
context; the file format is Qt's, so lrelease and Linguist work as usual.)"""
import pathlib
import re
import sys
import xml.etree.ElementTree as xml
from xml.sax.saxutils import escape

ROOT = pathlib.Path(__file__).resolve().parent.parent
FILE = ROOT / "translations" / "qunce_zh_CN.ts"
MARK = re.compile(r'QUNCE_TEXT\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\)')
PART = re.compile(r'"((?:[^"\\]|\\.)*)"')


def sources():
    texts = set()
    for folder in ("models", "server", "app", "views"):
        for file in sorted((ROOT / folder).rglob("*")):
            if file.suffix not in (".h", ".cpp") or file.name == "message.h":
                continue
            for match in MARK.finditer(file.read_text(encoding="utf-8")):
                text = "".join(PART.findall(match.group(1)))
                texts.add(text.replace('\\"', '"').replace("\\n", "\n").replace("\\\\", "\\"))
    return texts


def read():
    if not FILE.exists():
        return {}
    known = {}
    for message in xml.parse(FILE).getroot().iter("message"):
        translation = message.find("translation")
        text = translation.text or "" if translation.get("type") != "unfinished" else ""
        known[message.findtext("source")] = text
    return known


def line(text, translation):
    """One line a text, so that two branches that add texts do not meet."""
    unfinished = "" if translation else ' type="unfinished"'
    return (f"<message><source>{escape(text)}</source>"
            f"<translation{unfinished}>{escape(translation)}</translation></message>\n")


def write(texts, known):
    FILE.write_text('<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
                    '<TS version="2.1" language="zh_CN" sourcelanguage="en">\n<context>\n<name>qunce</name>\n'
                    + "".join(line(text, known.get(text, "")) for text in sorted(texts))
                    + "</context>\n</TS>\n", encoding="utf-8")


def main():
    texts, known = sources(), read()
    if "--check" not in sys.argv:
        write(texts, known)
        print(f"{len(texts)} texts, {sum(1 for t in texts if not known.get(t))} unfinished")
        return
    problems = [f"missing or unfinished: {text}" for text in sorted(texts) if not known.get(text)]
    problems += [f"no longer used: {text}" for text in sorted(known) if text not in texts]
    problems += [f"placeholders differ: {text}" for text in sorted(texts)
                 if known.get(text) and sorted(set(re.findall(r"%\d", text))) != sorted(set(re.findall(r"%\d", known[text])))]
    print("\n".join(problems) if problems else f"{len(texts)} texts are translated")
    sys.exit(1 if problems else 0)


main()
