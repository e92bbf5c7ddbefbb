#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the arrows of docs/ARCHITECTURE.md by the includes of each folder: the linker does not notice them, because
Debian installs all Qt headers side by side. Also: SQL text stands only where it may. Prints each offence, exits 1."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent

# Folder -> folders of ours that it may include (itself is always allowed). Longest prefix wins.
ALLOWED = {
    "models/base": [],
    "models/sheets": ["models/base"],
    "models/domain": ["models/base"],
    "models/protocol": ["models/domain", "models/base"],
    "models/imports": ["models/sheets", "models/protocol", "models/domain", "models/base"],
    "models/merge": ["models/protocol", "models/domain", "models/base"],
    "models/plan": ["models/merge", "models/protocol", "models/domain", "models/base"],
    "models/sop": ["models/protocol", "models/domain", "models/base"],
    "models/store": ["models/merge", "models/protocol", "models/domain", "models/base"],
    "models/edits": ["models/store", "models/merge", "models/protocol", "models/domain", "models/base"],
    "models/sync": ["models/store", "models/merge", "models/protocol", "models/domain", "models/base"],
    "models/facts": ["models/store", "models/merge", "models/protocol", "models/domain", "models/base"],
    "models/items": ["models/facts", "models/store", "models/merge", "models/protocol", "models/domain", "models/base"],
    "models/exchange": ["models/facts", "models/store", "models/merge", "models/protocol", "models/domain", "models/base"],
    "models/boards": ["models/plan", "models/sop", "models/items", "models/facts", "models/store", "models/merge", "models/protocol", "models/domain", "models/base"],
    "views/common": ["models"],
    "views/charts": ["views/common", "models"],
    "views/roster": ["views/charts", "views/common", "models"],
    "views": ["views/common", "views/charts", "views/roster", "models"],
    "app": ["views", "models"],
    "server": ["models/sheets", "models/plan", "models/merge", "models/protocol", "models/domain", "models/base"],
    "tools": ["models/protocol", "models/domain", "models/base"],
}
WIDGETS = re.compile(r"Q(Widget|Application|Dialog|MainWindow|TableView|TreeView|ListView|Label|PushButton|Menu|Action|Style|Chart)")
GUI = re.compile(r"QtGui|QtWidgets|QtCharts|QGuiApplication|QPainter|QColor|QFont|QImage|QPixmap|QIcon")
SQL_FOLDERS = ("models/store", "models/facts", "server/storage", "tests", "resources")
SQL = re.compile(r'"\s*(SELECT\s.+\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+(TABLE|INDEX|UNIQUE))\b', re.I)
INCLUDE = re.compile(r'^\s*#\s*include\s+[<"]([^>"]+)[>"]')
OURS = ("models/", "views/", "app/", "server/", "tests/", "tools/")


def rule_for(path):
    matches = [folder for folder in ALLOWED if path == folder or path.startswith(folder + "/")]
    return max(matches, key=len) if matches else None


def may_include(path, included):
    rule = rule_for(path)
    if rule is None or included.startswith(rule + "/"):
        return True
    return any(included.startswith(folder + "/") for folder in ALLOWED[rule])


def offences(file):
    path = file.relative_to(ROOT).as_posix()
    text = file.read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        match = INCLUDE.match(line)
        if match:
            included = match.group(1)
            if included.startswith(OURS) and not may_include(path, included):
                yield f"{path}:{number}: {included} points upwards or sideways"
            name = included.rsplit("/", 1)[-1]
            if path.startswith(("models/", "server/")) and (WIDGETS.match(name) or "QtWidgets" in included):
                yield f"{path}:{number}: {included}: no widgets in models or server"
            if path.startswith("server/") and GUI.search(included):
                yield f"{path}:{number}: {included}: no Qt Gui in the server"
        elif SQL.search(line) and not path.startswith(SQL_FOLDERS):
            yield f"{path}:{number}: SQL text outside {', '.join(SQL_FOLDERS[:3])}"


def main():
    files = [file for folder in ("models", "views", "app", "server", "tools")
             for file in sorted((ROOT / folder).rglob("*")) if file.suffix in (".h", ".cpp")]
    if not files:
        sys.exit("check_includes: no source files found")
    found = [line for file in files for line in offences(file)]
    print("\n".join(found) if found else f"{len(files)} files keep the arrows")
    sys.exit(1 if found else 0)


main()
