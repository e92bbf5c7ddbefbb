// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/dataimport/importtexts.h"

#include <QStringList>

#include "views/common/texts.h"

namespace qunce {

namespace {

QString megabytes(uint64_t bytes)
{
    return QString::number(static_cast<double>(bytes) / (1024 * 1024), 'f', 1);
}

} // namespace

QString kindText(ImportKind kind, bool inChinese)
{
    const ImportDescriptor &what = descriptor(kind);
    return QString::fromUtf8(inChinese ? what.chinese : what.name);
}

QString columnText(const ImportColumn &column, bool inChinese)
{
    const QString name = QString::fromUtf8(inChinese ? column.chinese : column.name);
    return column.required ? QString(name + QLatin1Char('*')) : name;
}

QString outcomeText(const ImportReply &reply)
{
    const auto number = [](uint64_t count) { return QString::number(count); };
    const QString counts = text(QUNCE_TEXT("%1 rows: %2 new, %3 changed, %4 as before, %5 refused."),
        {number(reply.rows), number(reply.created), number(reply.updated), number(reply.unchanged),
            number(reply.rejected)});
    return reply.dryRun ? text(QUNCE_TEXT("Dry run, nothing was changed: %1"), {counts})
                        : text(QUNCE_TEXT("Imported: %1"), {counts});
}

QString remarkText(const ImportReply &reply)
{
    QStringList remarks;
    if (!reply.unknownColumns.empty()) {
        QStringList names;
        for (const std::string &name : reply.unknownColumns)
            names.push_back(QString::fromStdString(name));
        remarks.push_back(text(QUNCE_TEXT("Ignored columns: %1."), {names.join(QStringLiteral(", "))}));
    }
    if (reply.otherSheets > 0)
        remarks.push_back(text(QUNCE_TEXT("Only the sheet \"%1\" was read; there are %2 more."),
            {QString::fromStdString(reply.sheet), QString::number(reply.otherSheets)}));
    if (reply.errorsCut)
        remarks.push_back(text(QUNCE_TEXT("The error file has only the first of the refused rows.")));
    return remarks.join(QLatin1Char(' '));
}

QString progressText(uint64_t sent, uint64_t total, bool dryRun)
{
    if (sent < total)
        return text(QUNCE_TEXT("Uploading: %1 of %2 MB"), {megabytes(sent), megabytes(total)});
    return dryRun ? text(QUNCE_TEXT("The server tries the file…"))
                  : text(QUNCE_TEXT("The server imports the file…"));
}

QString undoText(const UndoReply &reply)
{
    const auto number = [](uint64_t count) { return QString::number(count); };
    const QString counts =
        text(QUNCE_TEXT("%1 become what they were, %2 that were new go, %3 stay as they are."),
            {number(reply.restored), number(reply.removed), number(reply.kept)});
    return reply.dryRun ? text(QUNCE_TEXT("If the import is undone: %1"), {counts})
                        : text(QUNCE_TEXT("The import was undone: %1"), {counts});
}

QString undoStateText(const PastImport &past, const QString &when)
{
    if (past.undoneMs != 0)
        return text(QUNCE_TEXT("undone by %1, %2"), {whoText(past.undoneBy), when});
    return past.canUndo ? text(QUNCE_TEXT("can be undone")) : QString();
}

QString whoText(const std::string &who)
{
    if (who == "cli")
        return text(QUNCE_TEXT("Command line"));
    if (who == "watch")
        return text(QUNCE_TEXT("Watched folder"));
    return QString::fromStdString(who);
}

} // namespace qunce
