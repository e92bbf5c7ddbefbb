// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/rules/ruledialog.h"

#include <QDialogButtonBox>
#include <QScrollArea>
#include <QVBoxLayout>

#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr QSize kSize {620, 560};
constexpr int kPauseMs = 400;

} // namespace

RuleDialog::RuleDialog(PageTools &tools, StoredSetting setting, const Message &title, QWidget *parent)
    : QDialog(parent)
    , m_tools(tools)
    , m_setting(std::move(setting))
    , m_title(title)
    , m_whyFixed(m_setting.record.id.isNil() ? tools.edits.whyNotCreate(m_setting.record)
                                             : tools.edits.whyNot(m_setting.record, "value"))
    , m_effectPlace(this)
    , m_form(new QFormLayout)
    , m_effect(new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary, this))
    , m_why(new ThemedLabel(tools.theme, TextRole::Secondary, Token::Bad, this))
    , m_pause(new QTimer(this))
{
    setWindowTitle(text(title));
    resize(kSize);
    m_why->setObjectName(QStringLiteral("why"));
    m_why->setWordWrap(true);
    m_effect->setObjectName(QStringLiteral("effect"));
    m_effect->setWordWrap(true);
    m_pause->setSingleShot(true);
    m_pause->setInterval(kPauseMs);
    connect(m_pause, &QTimer::timeout, this, [this] { askEffect(); });
    auto *inside = new QWidget;
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 8, 0);
    column->addLayout(m_form);
    column->addStretch(1);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(inside);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_save = buttons->button(QDialogButtonBox::Ok);
    m_save->setText(text(QUNCE_TEXT("Save")));
    m_save->setProperty("kind", QStringLiteral("primary"));
    buttons->button(QDialogButtonBox::Cancel)
        ->setText(mayChange() ? text(QUNCE_TEXT("Cancel")) : text(QUNCE_TEXT("Close")));
    connect(buttons, &QDialogButtonBox::accepted, this, &RuleDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(16, 16, 16, 16);
    all->setSpacing(12);
    if (!mayChange() || !m_setting.problem.empty()) {
        auto *note = new ThemedLabel(tools.theme, TextRole::Secondary, Token::Warn, this);
        note->setObjectName(QStringLiteral("note"));
        note->setWordWrap(true);
        note->setText(mayChange() ? text(m_setting.problem)
                    + text(QUNCE_TEXT(" The defaults hold; saving replaces what is stored."))
                                  : text(m_whyFixed));
        all->addWidget(note);
    }
    all->addWidget(scroll, 1);
    all->addWidget(m_effect);
    all->addWidget(m_why);
    all->addWidget(buttons);
}

void RuleDialog::addField(const char *name, const QString &label, QWidget *field, const QString &help)
{
    field->setObjectName(QString::fromUtf8(name));
    field->setAccessibleName(label);
    field->setToolTip(help);
    field->setEnabled(mayChange());
    m_form->addRow(label, field);
}

void RuleDialog::finish()
{
    m_isReady = true;
    look();
}

void RuleDialog::look()
{
    if (!m_isReady)
        return;
    m_why->clear();
    const std::optional<std::string> value = wanted();
    m_why->setVisible(!m_why->text().isEmpty());
    const bool isOther = value && *value != m_setting.value;
    m_save->setEnabled(mayChange() && isOther);
    m_effectPlace.cancel();
    m_effect->clear();
    if (isOther && mayChange())
        m_pause->start();
    else
        m_pause->stop();
}

void RuleDialog::say(QWidget *field, const QString &words)
{
    if (!m_why->text().isEmpty())
        return; // the first one
    const QString label = field ? field->accessibleName() : QString();
    m_why->setText(label.isEmpty() ? words : label + text(QUNCE_TEXT(": ")) + words);
}

void RuleDialog::sayEffect(const QString &words)
{
    m_effect->setText(words);
}

void RuleDialog::accept()
{
    m_why->clear();
    const std::optional<std::string> value = wanted();
    if (!mayChange() || !value)
        return;
    EditRequest request;
    request.title = m_title;
    if (m_setting.record.id.isNil())
        request.changes.push_back(MakeRecord {Kind::Setting, {},
            {{"name", toValue(m_setting.record.text("name"))}, {"value", toValue(*value)}}});
    else
        request.changes.push_back(
            ChangeFields {Kind::Setting, m_setting.record.id, {{"value", toValue(*value)}}, {}});
    m_save->setEnabled(false);
    m_tools.edits.commit(std::move(request), this, [this](const Result<EditDone> &outcome) {
        m_save->setEnabled(true);
        if (outcome.ok())
            return QDialog::accept();
        m_why->setText(text(outcome.error().userText)); // what was typed stays
        m_why->show();
    });
}

} // namespace qunce
