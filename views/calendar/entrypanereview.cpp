// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the pane that is about approval: its steps, who took them, what has changed since, and what people say.

#include <algorithm>

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QTimer>

#include "models/boards/fieldlabels.h"
#include "views/calendar/calendartext.h"
#include "views/calendar/entrypane.h"
#include "views/common/card.h"
#include "views/common/icons.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"

namespace qunce {

namespace {

QString said(const SaidValue &value, const Format &format)
{
    switch (value.form) {
    case SaidValue::Form::Words:
        return clippedLine(value.words, 200);
    case SaidValue::Form::Number:
    case SaidValue::Form::Money:
        return format.integer(value.number);
    case SaidValue::Form::Day:
        return format.day(value.day);
    case SaidValue::Form::Instant:
        return format.dateTime({value.number});
    case SaidValue::Form::Choice:
        return text(value.choice);
    case SaidValue::Form::Names: {
        QStringList names;
        for (const Message &item : value.items)
            names += text(item);
        return names.join(format.isChinese() ? QStringLiteral("、") : QStringLiteral(", "));
    }
    case SaidValue::Form::Nothing:
    case SaidValue::Form::Change:
        break;
    }
    return Format::missing();
}

QString whoAndWhen(const std::string &name, std::optional<Instant> at, const Format &format)
{
    const QString who =
        name.empty() ? text(QUNCE_TEXT("Somebody who is not here any more")) : clippedLine(name, 40);
    return at ? who + QStringLiteral(" · ") + format.dateTime(*at) : who;
}

/// Whose deputy somebody was.
QString actingFor(const std::string &name)
{
    return name.empty() ? QString()
                        : QStringLiteral(" · ") + text(QUNCE_TEXT("for %1"), {clippedLine(name, 40)});
}

Message purposeText(const std::string &purpose)
{
    if (purpose == "stopped")
        return {QUNCE_TEXT("Stopped")};
    if (purpose == "revised")
        return {QUNCE_TEXT("New text")};
    if (purpose == "returned")
        return {QUNCE_TEXT("Sent back")};
    if (purpose == "approved")
        return {QUNCE_TEXT("Note on approval")};
    if (purpose == "warning")
        return {QUNCE_TEXT("Reason for going on in spite of a warning")};
    return {};
}

} // namespace

void EntryPane::makeCommentField(QVBoxLayout &column)
{
    m_comment = new QPlainTextEdit(this);
    m_comment->setObjectName(QStringLiteral("comment"));
    keepHeight(m_theme, m_comment, 54);
    m_comment->setProperty("kind", QStringLiteral("field"));
    m_comment->setTabChangesFocus(true);
    m_post = new QPushButton(this);
    m_post->setObjectName(QStringLiteral("postComment"));
    auto *row = new QHBoxLayout;
    row->setContentsMargins(metrics::kOuterCellPadding, 6, metrics::kOuterCellPadding, 8);
    row->setSpacing(8);
    row->addWidget(m_comment, 1);
    row->addWidget(m_post, 0, Qt::AlignBottom);
    column.addLayout(row);
    const auto sayReady = [this] {
        m_post->setEnabled(m_rights.whyNoComment.empty() && !m_comment->toPlainText().trimmed().isEmpty());
    };
    connect(m_comment, &QPlainTextEdit::textChanged, this, sayReady);
    connect(m_post, &QPushButton::clicked, this, [this] {
        const QString words = m_comment->toPlainText().trimmed();
        m_comment->clear();
        emit commentAsked(words);
    });
    showCommentField();
}

/// What somebody types belongs to the entry it is typed at, and waits there while another one is shown.
void EntryPane::keepCommentFor(const Uuid &entry)
{
    if (entry == m_commentOn)
        return;
    m_typed[m_commentOn] = m_comment->toPlainText();
    m_commentOn = entry;
    m_comment->setPlainText(m_typed[entry]);
}

void EntryPane::showCommentField()
{
    const QString name = text(QUNCE_TEXT("Comment"));
    m_comment->setAccessibleName(name);
    m_comment->setPlaceholderText(name);
    m_post->setText(text(QUNCE_TEXT("Post")));
    m_post->setAccessibleName(text(QUNCE_TEXT("Post the comment")));
    m_comment->setVisible(m_detail.has_value());
    m_post->setVisible(m_detail.has_value());
    m_comment->setEnabled(m_rights.whyNoComment.empty());
    m_comment->setToolTip(text(m_rights.whyNoComment));
    m_post->setEnabled(m_rights.whyNoComment.empty() && !m_comment->toPlainText().trimmed().isEmpty());
}

void EntryPane::showCheck(const EntryCheck &check)
{
    const auto isSame = [](const PlanFinding &a, const PlanFinding &b) {
        return a.check == b.check && a.text.english() == b.text.english();
    };
    const bool isShown = m_check && m_check->sends == check.sends
        && std::equal(m_check->findings.begin(), m_check->findings.end(), check.findings.begin(),
            check.findings.end(), isSame);
    m_check = check;
    if (!m_detail || isShown)
        return;
    const int place = m_scroll->verticalScrollBar()->value();
    showEntry(EntryDetail(*m_detail), EntryRights(m_rights));
    // As high as its lines are once they are shown: the scroll area has measured it without them.
    QTimer::singleShot(0, m_scroll->widget(), [this, place, body = m_scroll->widget()] {
        body->setMinimumHeight(body->heightForWidth(m_scroll->viewport()->width()));
        m_scroll->verticalScrollBar()->setValue(place);
    });
}

void EntryPane::addChecks()
{
    if (!m_check || m_detail->entry.status > EntryStatus::Approved)
        return;
    addHeading({QUNCE_TEXT("Checks")});
    // Each line is of the pane's own column: lists of such lines are not given the height that they need.
    const auto add = [this](const QString &sign, Token color, const QString &words, const QString &said) {
        auto *row = new QHBoxLayout;
        row->setSpacing(6);
        auto *picture = new QLabel;
        picture->setPixmap(iconPixmap(sign, m_theme.color(color), 16, devicePixelRatioF()));
        auto *line = new WrappedText(m_theme, TextRole::Body, color);
        line->setText(words);
        line->setAccessibleName(said);
        row->addWidget(picture, 0, Qt::AlignTop);
        row->addWidget(line, 1);
        m_body->addLayout(row);
        m_lines.emplace_back(text(QUNCE_TEXT("Checks")), said);
    };
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Hint}) {
        for (const PlanFinding &finding : m_check->findings) {
            if (finding.severity() == severity)
                add(iconOf(severity), tokenOf(severity), text(finding.text), findingText(finding));
        }
    }
    if (!hasErrors(m_check->findings) && !hasWarnings(m_check->findings)) {
        const QString words = text(QUNCE_TEXT("The checks find nothing."));
        add(QStringLiteral("check"), Token::Good, words, words);
    }
    if (m_check->sends) {
        const QString words = sendsText(*m_check->sends, Format(m_language.current()));
        add(QStringLiteral("info"), Token::TextSecondary, words, words);
    }
}

void EntryPane::addReview(const EntryDetail &detail)
{
    const Format format(m_language.current());
    const EntryReview &review = detail.review;
    addHeading({QUNCE_TEXT("Approval")});
    if (!m_rights.locked.empty()) {
        auto *row = new QHBoxLayout;
        row->setSpacing(6);
        auto *lock = new QLabel;
        lock->setPixmap(
            iconPixmap(QStringLiteral("lock"), m_theme.color(Token::TextSecondary), 16, devicePixelRatioF()));
        auto *words = new WrappedText(m_theme, TextRole::Body, Token::TextSecondary);
        words->setText(text(m_rights.locked));
        words->setAccessibleName(words->text());
        row->addWidget(lock, 0, Qt::AlignTop);
        row->addWidget(words, 1);
        m_body->addLayout(row);
        m_lines.emplace_back(text(QUNCE_TEXT("Locked")), words->text());
    }
    if (!m_rights.steps.empty()) {
        auto *row = new QHBoxLayout;
        row->setSpacing(6);
        for (const auto &[step, whyNot] : m_rights.steps) {
            const bool isFirst = step == ReviewStep::Approve && m_rights.isFirstOfTwo;
            auto *button = new QPushButton(
                text(isFirst ? Message(QUNCE_TEXT("Approve, the first of two")) : textOf(step)));
            button->setObjectName(QStringLiteral("step.%1").arg(static_cast<int>(step)));
            button->setAccessibleName(button->text());
            button->setEnabled(whyNot.empty());
            button->setToolTip(text(whyNot));
            if (step == ReviewStep::Submit || step == ReviewStep::Approve)
                button->setProperty("kind", QStringLiteral("primary"));
            connect(button, &QPushButton::clicked, this, [this, step = step] { emit stepAsked(step); });
            row->addWidget(button);
        }
        row->addStretch(1);
        m_body->addLayout(row);
        m_body->addSpacing(4);
    }
    if (review.submittedAt || !review.submittedBy.empty())
        addLine({QUNCE_TEXT("Submitted by")}, whoAndWhen(review.submittedBy, review.submittedAt, format));
    if (review.firstAt)
        addLine({QUNCE_TEXT("First approved by")},
            whoAndWhen(review.firstBy, review.firstAt, format) + actingFor(review.firstFor));
    if (review.approvedAt || !review.approvedBy.empty())
        addLine({QUNCE_TEXT("Approved by")},
            whoAndWhen(review.approvedBy, review.approvedAt, format) + actingFor(review.approvedFor));
    addRevision(review.revision);
    if (!review.changed.empty()) {
        auto *title = new ThemedLabel(m_theme, TextRole::SecondaryBold, Token::Warn);
        title->setText(text(QUNCE_TEXT("Changed since the last approval")));
        m_body->addWidget(title);
    }
    for (const ChangedField &field : review.changed) {
        addLine(fieldLabel(Kind::Entry, field.field),
            said(field.approved, format) + QStringLiteral(" → ") + said(field.now, format));
    }
}

/// A new text that waits for somebody else, in the colour of what is to be done.
void EntryPane::addRevision(const EntryRevision &revision)
{
    const Format format(m_language.current());
    if (!revision.corrects.empty())
        addLine({QUNCE_TEXT("Corrects")}, clippedLine(revision.corrects, 200));
    if (revision.confirmedAt)
        addLine({QUNCE_TEXT("New text confirmed by")},
            whoAndWhen(revision.confirmedBy, revision.confirmedAt, format));
    if (!revision.waits)
        return;
    auto *title = new ThemedLabel(m_theme, TextRole::SecondaryBold, Token::Warn);
    title->setText(text(QUNCE_TEXT("A new text waits to be confirmed")));
    m_body->addWidget(title);
    addLine({QUNCE_TEXT("New text proposed by")}, whoAndWhen(revision.by, revision.at, format));
    if (!revision.title.empty())
        addLine({QUNCE_TEXT("New title")}, clippedLine(revision.title, 200));
    if (!revision.content.empty())
        addLine({QUNCE_TEXT("New content")}, clippedLine(revision.content, 200));
}

void EntryPane::addComments(const EntryDetail &detail)
{
    const Format format(m_language.current());
    addHeading({QUNCE_TEXT("Comments")});
    if (detail.review.comments.empty()) {
        auto *none = new ThemedLabel(m_theme, TextRole::Body, Token::TextSecondary);
        none->setText(text(QUNCE_TEXT("Nobody has said anything yet.")));
        m_body->addWidget(none);
    }
    for (const EntryComment &comment : detail.review.comments) {
        QString who = whoAndWhen(comment.authorName, comment.at, format);
        if (const Message purpose = purposeText(comment.purpose); !purpose.empty())
            who += QStringLiteral(" · ") + text(purpose);
        auto *row = new QHBoxLayout;
        auto *head = new WrappedText(m_theme, TextRole::Secondary, Token::TextSecondary);
        head->setText(who);
        head->setAccessibleName(who);
        row->addWidget(head, 1);
        if (m_rights.ownComments.contains(comment.id)) {
            auto *remove = new QPushButton(text(QUNCE_TEXT("Delete")));
            remove->setProperty("kind", QStringLiteral("link"));
            remove->setAccessibleName(text(QUNCE_TEXT("Delete the comment")));
            connect(remove, &QPushButton::clicked, this,
                [this, id = comment.id] { emit commentRemoveAsked(id); });
            row->addWidget(remove, 0, Qt::AlignTop);
        }
        m_body->addLayout(row);
        auto *words = new WrappedText(m_theme, TextRole::Body, Token::Text);
        words->setText(QString::fromStdString(comment.text));
        words->setAccessibleName(who + QStringLiteral(": ") + words->text());
        m_body->addWidget(words);
        m_lines.emplace_back(who, words->text());
    }
}

} // namespace qunce
