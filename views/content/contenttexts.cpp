// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/content/contenttexts.h"

#include <QStringList>

#include "models/boards/entrytexts.h"
#include "models/boards/fieldlabels.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr int kNamedWords = 6;

QString utf16(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

} // namespace

std::vector<MarkedPlace> marksInBody(const ContentDetail &detail)
{
    std::vector<MarkedPlace> marks;
    const std::string all = detail.titleAndBody();
    const size_t begin = detail.record.text("title").size() + 1;
    for (const FoundWord &word : detail.words) {
        if (word.at < begin)
            continue;
        const std::string_view before = std::string_view(all).substr(begin, word.at - begin);
        marks.push_back(
            {static_cast<int>(utf16(before).size()), static_cast<int>(utf16(word.word).size()), word.level});
    }
    return marks;
}

QString contentStatusText(std::string_view status)
{
    return text(choiceLabel(Kind::Content, "status", status));
}

Token tokenOfContentStatus(std::string_view status)
{
    if (status == "usable")
        return Token::Good;
    if (status == "submitted")
        return Token::Warn;
    return status == "rejected" ? Token::Bad : Token::TextSecondary;
}

QString contentSubtitle(const ContentDetail &detail, const Format &format)
{
    QStringList parts;
    const ContentLayer layer = contentLayerNamed(detail.record.text("layer"));
    if (layer != ContentLayer::None)
        parts << utf16(markOf(layer)) + QLatin1Char(' ') + text(textOf(layer));
    if (const std::string dimension = detail.record.text("dimension"); !dimension.empty())
        parts << text(choiceLabel(Kind::Content, "dimension", dimension));
    parts << text(QUNCE_TEXT("Version %1"), {format.integer(detail.record.integer("version").value_or(1))});
    if (detail.record.text("spread") == "yes")
        parts << text(QUNCE_TEXT("Guides may spread it"));
    return parts.join(QStringLiteral(" · "));
}

QString reviewText(const ContentDetail &detail, const Format &format)
{
    QStringList lines;
    const auto when = [&](const char *field) {
        const std::optional<Instant> at = detail.record.instant(field);
        return at ? format.dateTime(*at) : Format::missing();
    };
    const auto who = [](const std::string &name) {
        return name.empty() ? Format::missing() : QString::fromStdString(name);
    };
    if (detail.record.text("source") == "koc") {
        const QString koc =
            detail.kocName.empty() ? Format::missing() : QString::fromStdString(detail.kocName);
        lines << text(QUNCE_TEXT("Made by KOC: %1"), {koc});
    }
    if (detail.record.instant("submitted_at"))
        lines << text(QUNCE_TEXT("Submitted: %1, %2"), {who(detail.submittedBy), when("submitted_at")});
    if (detail.record.instant("reviewed_at"))
        lines << text(QUNCE_TEXT("Reviewed: %1, %2"), {who(detail.reviewedBy), when("reviewed_at")});
    if (const std::string note = detail.record.text("review_note"); !note.empty())
        lines << QString::fromStdString(note);
    if (const std::optional<int64_t> points = detail.record.integer("credited_points"))
        lines << text(QUNCE_TEXT("Credited: %1 points, %2"), {format.integer(*points), when("credited_at")});
    return lines.join(QLatin1Char('\n'));
}

QString wordsText(const ContentDetail &detail)
{
    QStringList named;
    for (const FoundWord &word : detail.words) {
        const QString one =
            text(QUNCE_TEXT("%1 (%2)"), {utf16(word.word), QString::fromStdString(word.list)});
        if (!named.contains(one) && named.size() < kNamedWords)
            named << one;
    }
    if (named.isEmpty())
        return {};
    return text(QUNCE_TEXT("%1 risky words: %2"),
        {QString::number(detail.words.size()), named.join(text(QUNCE_TEXT(", ")))});
}

QString sentText(const ContentDetail &detail)
{
    QString sent = QString::fromStdString(detail.record.text("body"));
    if (const std::string link = detail.record.text("link"); !link.empty())
        sent += QLatin1Char('\n') + QString::fromStdString(link);
    return sent;
}

} // namespace qunce
