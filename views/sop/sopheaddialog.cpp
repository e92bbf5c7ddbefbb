// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/sop/sopheaddialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "views/common/dates.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"
#include "views/sop/soptexts.h"

namespace qunce {

namespace {

constexpr int kHeadWidth = 460;
constexpr int kDescriptionHeight = 72;
constexpr int kMostNameCharacters = 1 << 20;

} // namespace

SopHeadDialog::SopHeadDialog(
    PageTools &tools, const SopTemplate &sop, const QString &note, Day today, Save save, QWidget *parent)
    : QDialog(parent)
    , m_tools(tools)
    , m_before(sop)
    , m_save(std::move(save))
    , m_name(new QLineEdit(this))
    , m_description(new QPlainTextEdit(this))
    , m_anchor(new QComboBox(this))
    , m_days(new QSpinBox(this))
    , m_hasEffect(new QCheckBox(text(QUNCE_TEXT("from")), this))
    , m_effect(new QDateEdit(this))
    , m_why(new ThemedLabel(tools.theme, TextRole::Secondary, Token::Bad))
{
    setObjectName(QStringLiteral("sopHeadDialog"));
    setWindowTitle(text(QUNCE_TEXT("Template")));
    setMinimumWidth(kHeadWidth);
    build(note, today);
    look();
    m_name->setFocus();
}

void SopHeadDialog::build(const QString &note, Day today)
{
    m_name->setMaxLength(kMostNameCharacters);
    m_name->setText(QString::fromStdString(m_before.name));
    m_description->setPlainText(QString::fromStdString(m_before.description));
    m_description->setProperty("kind", QStringLiteral("field"));
    m_description->setTabChangesFocus(true);
    keepHeight(m_tools.theme, m_description, kDescriptionHeight);
    for (const SopAnchor anchor : {SopAnchor::Campaign, SopAnchor::GroupStart, SopAnchor::CustomerAdded})
        m_anchor->addItem(anchorText(anchor), static_cast<int>(anchor));
    m_anchor->setCurrentIndex(m_anchor->findData(static_cast<int>(m_before.anchor)));
    m_days->setRange(1, SopTemplate::kMostDays);
    m_days->setValue(m_before.days);
    m_effect->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    m_effect->setDateRange(QDate(2015, 1, 1), QDate(2099, 1, 1));
    m_effect->setDate(dateOf(m_before.effectiveFrom.value_or(today)));
    m_hasEffect->setChecked(m_before.effectiveFrom.has_value());
    m_effect->setEnabled(m_hasEffect->isChecked());
    connect(m_hasEffect, &QCheckBox::toggled, m_effect, &QWidget::setEnabled);

    auto *form = new QFormLayout;
    const auto add = [&](const char *name, const QString &label, QWidget *input) {
        input->setObjectName(QLatin1String(name));
        input->setAccessibleName(label);
        form->addRow(label, input);
    };
    auto *effect = new QWidget(this);
    auto *effectRow = new QHBoxLayout(effect);
    effectRow->setContentsMargins(0, 0, 0, 0);
    effectRow->addWidget(m_hasEffect);
    effectRow->addWidget(m_effect, 1);
    add("name", text(QUNCE_TEXT("Template")), m_name);
    add("description", text(QUNCE_TEXT("Description")), m_description);
    add("anchor", text(QUNCE_TEXT("Days are counted from")), m_anchor);
    add("days", text(QUNCE_TEXT("Length in days")), m_days);
    add("effect", text(QUNCE_TEXT("In effect")), effect);
    m_hasEffect->setObjectName(QStringLiteral("hasEffect"));
    m_effect->setObjectName(QStringLiteral("effectiveFrom"));
    m_effect->setAccessibleName(text(QUNCE_TEXT("In effect")));

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(text(QUNCE_TEXT("Save")));
    m_ok->setProperty("kind", QStringLiteral("primary"));
    buttons->button(QDialogButtonBox::Cancel)->setText(text(QUNCE_TEXT("Cancel")));
    connect(buttons, &QDialogButtonBox::accepted, this, &SopHeadDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_why->setWordWrap(true);
    m_why->setObjectName(QStringLiteral("why"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addLayout(form);
    if (!note.isEmpty()) {
        auto *hint = new ThemedLabel(m_tools.theme, TextRole::Secondary, Token::TextSecondary);
        hint->setObjectName(QStringLiteral("note"));
        hint->setWordWrap(true);
        hint->setText(note);
        column->addWidget(hint);
    }
    column->addStretch(1);
    column->addWidget(m_why);
    column->addWidget(buttons);
    connect(m_name, &QLineEdit::textChanged, this, &SopHeadDialog::look);
    connect(m_days, &QSpinBox::valueChanged, this, &SopHeadDialog::look);
}

SopTemplate SopHeadDialog::sop() const
{
    SopTemplate sop = m_before;
    sop.name = m_name->text().simplified().toStdString();
    sop.description = m_description->toPlainText().toStdString();
    sop.anchor = static_cast<SopAnchor>(m_anchor->currentData().toInt());
    sop.days = m_days->value();
    sop.effectiveFrom = m_hasEffect->isChecked() ? std::optional(dayOf(m_effect->date())) : std::nullopt;
    return sop;
}

/// A name is needed; steps that the new length leaves outside are named and do not stand in the way.
void SopHeadDialog::look()
{
    const SopTemplate wanted = sop();
    m_ok->setEnabled(!wanted.name.empty());
    if (wanted.name.empty())
        return say(text(QUNCE_TEXT("The template has no name.")));
    for (const SopProblem &each : problemsOf(wanted)) {
        if (each.step)
            return say(QString::fromStdString(wanted.steps[*each.step].title) + text(QUNCE_TEXT(": "))
                + text(each.words));
    }
    say({});
}

void SopHeadDialog::say(const QString &why)
{
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
}

void SopHeadDialog::accept()
{
    const SopTemplate wanted = sop();
    if (wanted.name.empty())
        return;
    m_ok->setEnabled(false);
    m_save(wanted, [this](const Result<EditDone> &outcome) {
        m_ok->setEnabled(true);
        if (outcome.ok())
            QDialog::accept();
        else // what was typed stays
            say(text(outcome.error().userText));
    });
}

} // namespace qunce
