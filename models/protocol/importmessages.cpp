// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/importmessages.h"

#include "models/protocol/messageparts.h"

namespace qunce {

Message importNotKept()
{
    return QUNCE_TEXT(
        "This import cannot be taken back: there is none of this ID, it was taken back already, is "
        "too long ago, changed nothing or too much, or is one of the organisation.");
}

std::string encode(const ImportAsk &message, WireFormat format)
{
    return encodeRequest(format, [&](WireWriter &out) {
        out.field("upload", message.upload.toString());
        out.field("kind", message.kind);
        out.field("file", message.file);
        out.flag("dry_run", message.dryRun);
        out.flag("fed", message.fed);
        out.field("lang", message.language);
        out.key("renames");
        out.beginMap();
        for (const auto &[from, to] : message.renames)
            out.field(from, to);
        out.endMap();
    });
}

Result<ImportAsk> decodeImportAsk(std::string_view body, WireFormat format)
{
    return decodeBody<ImportAsk>(body, format, kMaxRequestBytes, [](WireReader &in, ImportAsk &message) {
        in.map({{"upload", [&] { message.upload = in.uuid(); }}, {"kind", [&] { message.kind = in.text(); }},
            {"file", [&] { message.file = in.text(); }}, {"dry_run", [&] { message.dryRun = in.flag(); }},
            {"fed", [&] { message.fed = in.flag(); }},
            {"lang", [&] { message.language = in.text(); }, WireReader::Presence::Optional},
            {"renames",
                [&] { in.pairs([&](std::string from) { message.renames[std::move(from)] = in.text(); }); },
                WireReader::Presence::Optional}});
    });
}

std::string encode(const UploadReply &message, WireFormat format)
{
    return encodeAnswer(format, [&](WireWriter &out) { out.field("received", message.received); });
}

Result<UploadReply> decodeUploadReply(std::string_view body, WireFormat format)
{
    return decodeBody<UploadReply>(body, format, kMaxAnswerBytes, [](WireReader &in, UploadReply &message) {
        in.answer({{"received", [&] { message.received = in.number(); }}});
    });
}

std::string encode(const ImportReply &message, WireFormat format)
{
    return encodeAnswer(format, [&](WireWriter &out) {
        out.field("id", message.id);
        out.field("kind", message.kind);
        out.flag("dry_run", message.dryRun);
        out.field("rows", message.rows);
        out.field("created", message.created);
        out.field("updated", message.updated);
        out.field("unchanged", message.unchanged);
        out.field("rejected", message.rejected);
        writeTexts(out, "unknown_columns", message.unknownColumns);
        out.field("sheet", message.sheet);
        out.field("other_sheets", message.otherSheets);
        out.key("problems");
        out.beginArray();
        for (const ImportProblem &problem : message.problems) {
            out.beginMap();
            out.field("line", problem.line);
            out.field("column", problem.column);
            out.field("value", problem.value);
            out.field("reason", problem.reason);
            out.endMap();
        }
        out.endArray();
        out.field("errors_file", message.errorsFile);
        out.flag("errors_cut", message.errorsCut);
    });
}

Result<ImportReply> decodeImportReply(std::string_view body, WireFormat format)
{
    return decodeBody<ImportReply>(body, format, kMaxAnswerBytes, [](WireReader &in, ImportReply &message) {
        in.answer({{"id", [&] { message.id = in.text(); }}, {"kind", [&] { message.kind = in.text(); }},
            {"dry_run", [&] { message.dryRun = in.flag(); }}, {"rows", [&] { message.rows = in.number(); }},
            {"created", [&] { message.created = in.number(); }},
            {"updated", [&] { message.updated = in.number(); }},
            {"unchanged", [&] { message.unchanged = in.number(); }},
            {"rejected", [&] { message.rejected = in.number(); }},
            {"unknown_columns", [&] { message.unknownColumns = readTexts(in); }},
            {"sheet", [&] { message.sheet = in.text(); }},
            {"other_sheets", [&] { message.otherSheets = in.number(); }},
            {"problems",
                [&] {
                    in.items([&] {
                        ImportProblem &problem = message.problems.emplace_back();
                        in.map({{"line", [&] { problem.line = in.number(); }},
                            {"column", [&] { problem.column = in.text(); }},
                            {"value", [&] { problem.value = in.text(); }},
                            {"reason", [&] { problem.reason = in.text(); }}});
                    });
                }},
            {"errors_file", [&] { message.errorsFile = in.text(); }},
            {"errors_cut", [&] { message.errorsCut = in.flag(); }}});
    });
}

std::string encode(const ImportsReply &message, WireFormat format)
{
    return encodeAnswer(format, [&](WireWriter &out) {
        out.key("imports");
        out.beginArray();
        for (const PastImport &past : message.imports) {
            out.beginMap();
            out.field("id", past.id);
            out.field("at_ms", past.atMs);
            out.field("who", past.who);
            out.field("kind", past.kind);
            out.field("file", past.file);
            out.flag("fed", past.fed);
            out.field("rows", past.rows);
            out.field("created", past.created);
            out.field("updated", past.updated);
            out.field("unchanged", past.unchanged);
            out.field("rejected", past.rejected);
            out.flag("can_undo", past.canUndo);
            out.field("undone_ms", past.undoneMs);
            out.field("undone_by", past.undoneBy);
            out.field("undoes", past.undoes);
            out.endMap();
        }
        out.endArray();
        if (message.running) {
            out.key("running");
            out.beginMap();
            out.field("who", message.running->who);
            out.field("file", message.running->file);
            out.field("since_ms", message.running->sinceMs);
            out.endMap();
        }
    });
}

Result<ImportsReply> decodeImportsReply(std::string_view body, WireFormat format)
{
    return decodeBody<ImportsReply>(body, format, kMaxAnswerBytes, [](WireReader &in, ImportsReply &message) {
        in.answer(
            {{"imports",
                 [&] {
                     in.items([&] {
                         PastImport &past = message.imports.emplace_back();
                         in.map({{"id", [&] { past.id = in.text(); }},
                             {"at_ms", [&] { past.atMs = in.integer(); }},
                             {"who", [&] { past.who = in.text(); }}, {"kind", [&] { past.kind = in.text(); }},
                             {"file", [&] { past.file = in.text(); }}, {"fed", [&] { past.fed = in.flag(); }},
                             {"rows", [&] { past.rows = in.number(); }},
                             {"created", [&] { past.created = in.number(); }},
                             {"updated", [&] { past.updated = in.number(); }},
                             {"unchanged", [&] { past.unchanged = in.number(); }},
                             {"rejected", [&] { past.rejected = in.number(); }},
                             {"can_undo", [&] { past.canUndo = in.flag(); }, WireReader::Presence::Optional},
                             {"undone_ms", [&] { past.undoneMs = in.integer(); },
                                 WireReader::Presence::Optional},
                             {"undone_by", [&] { past.undoneBy = in.text(); },
                                 WireReader::Presence::Optional},
                             {"undoes", [&] { past.undoes = in.text(); }, WireReader::Presence::Optional}});
                     });
                 }},
                {"running",
                    [&] {
                        RunningImport &running = message.running.emplace();
                        in.map({{"who", [&] { running.who = in.text(); }},
                            {"file", [&] { running.file = in.text(); }},
                            {"since_ms", [&] { running.sinceMs = in.integer(); }}});
                    },
                    WireReader::Presence::Optional}});
    });
}

std::string encode(const UndoAsk &message, WireFormat format)
{
    return encodeRequest(format, [&](WireWriter &out) {
        out.field("id", message.id);
        out.flag("dry_run", message.dryRun);
        out.field("lang", message.language);
    });
}

Result<UndoAsk> decodeUndoAsk(std::string_view body, WireFormat format)
{
    return decodeBody<UndoAsk>(body, format, kMaxRequestBytes, [](WireReader &in, UndoAsk &message) {
        in.map({{"id", [&] { message.id = in.text(); }}, {"dry_run", [&] { message.dryRun = in.flag(); }},
            {"lang", [&] { message.language = in.text(); }, WireReader::Presence::Optional}});
    });
}

std::string encode(const UndoReply &message, WireFormat format)
{
    return encodeAnswer(format, [&](WireWriter &out) {
        out.field("id", message.id);
        out.field("kind", message.kind);
        out.flag("dry_run", message.dryRun);
        out.field("restored", message.restored);
        out.field("removed", message.removed);
        out.field("kept", message.kept);
        out.key("problems");
        out.beginArray();
        for (const UndoKept &kept : message.problems) {
            out.beginMap();
            out.field("kind", kept.kind);
            out.field("name", kept.name);
            out.field("what", kept.what);
            out.field("reason", kept.reason);
            out.endMap();
        }
        out.endArray();
    });
}

Result<UndoReply> decodeUndoReply(std::string_view body, WireFormat format)
{
    return decodeBody<UndoReply>(body, format, kMaxAnswerBytes, [](WireReader &in, UndoReply &message) {
        in.answer({{"id", [&] { message.id = in.text(); }}, {"kind", [&] { message.kind = in.text(); }},
            {"dry_run", [&] { message.dryRun = in.flag(); }},
            {"restored", [&] { message.restored = in.number(); }},
            {"removed", [&] { message.removed = in.number(); }},
            {"kept", [&] { message.kept = in.number(); }},
            {"problems", [&] {
                 in.items([&] {
                     UndoKept &kept = message.problems.emplace_back();
                     in.map({{"kind", [&] { kept.kind = in.text(); }},
                         {"name", [&] { kept.name = in.text(); }}, {"what", [&] { kept.what = in.text(); }},
                         {"reason", [&] { kept.reason = in.text(); }}});
                 });
             }}});
    });
}

} // namespace qunce
