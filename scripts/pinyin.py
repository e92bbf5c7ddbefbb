#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes resources/pinyin.txt from the Unihan files of Debian's package unicode-data (Unicode licence).

One line a syllable with its tone, in the order of a Chinese dictionary: `dan1<TAB>characters`, where the characters have
it as their most usual reading and stand by number of strokes. Then lines `+dan<TAB>characters` with what else they are
read in the table of common characters of 2013 (单: chan, shan), without tone. ü is v."""
import bz2
import collections
import pathlib
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent
UNIHAN = pathlib.Path("/usr/share/unicode")
TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}


def fields(file, wanted):
    for line in bz2.open(UNIHAN / file, "rt", encoding="utf-8"):
        if line.startswith("U+"):
            code, field, value = line.rstrip("\n").split("\t")
            if field in wanted:
                yield chr(int(code[2:], 16)), field, value


def syllable(reading):
    """lǚ -> lv3; a light tone is 5."""
    letters, tone = "", "5"
    for mark in unicodedata.normalize("NFD", reading):
        if mark in TONES:
            tone = TONES[mark]
        elif mark == "\u0308":
            letters = letters[:-1] + "v"
        elif mark.isalpha() and mark.isascii():
            letters += mark
    return letters + tone


def main():
    usual, others, strokes = {}, collections.defaultdict(list), {}
    for character, field, value in fields("Unihan_Readings.txt.bz2", {"kMandarin", "kTGHZ2013"}):
        if field == "kMandarin":
            usual[character] = syllable(value.split()[0])
        else:
            others[character] += [syllable(reading) for place in value.split()
                                  for reading in place.split(":")[1].split(",")]
    for character, _, value in fields("Unihan_IRGSources.txt.bz2", {"kTotalStrokes"}):
        strokes[character] = int(value.split()[0])
    by_syllable, further = collections.defaultdict(list), collections.defaultdict(set)
    for character, reading in usual.items():
        by_syllable[reading].append(character)
        for other in others[character]:
            if other[:-1] != reading[:-1]:
                further[other[:-1]].add(character)
    lines = []
    for reading in sorted(by_syllable):
        characters = sorted(by_syllable[reading], key=lambda c: (strokes.get(c, 99), ord(c)))
        lines.append(f"{reading}\t{''.join(characters)}\n")
    for reading in sorted(further):
        lines.append(f"+{reading}\t{''.join(sorted(further[reading]))}\n")
    (ROOT / "resources" / "pinyin.txt").write_text("".join(lines), encoding="utf-8")


main()
