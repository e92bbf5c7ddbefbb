// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/valueeditor.h"

#include <memory>

#include <QComboBox>
#include <QDateEdit>
#include <QDateTimeEdit>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimeZone>

#include "models/boards/fieldlabels.h"
#include "models/domain/metric.h"
#include "models/protocol/fieldvalue.h"
#include "views/common/card.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr int kWidth = 420;
constexpr int kLongHeight = 160;
constexpr int64_t kFen = 100;

/// A control, and what it says.
struct Control {
    QWidget *widget = nullptr;
    std::function<std::optional<FieldValue>()> value; ///< nothing: no value at all
};

QTimeZone brandZone()
{
    return QTimeZone("Asia/Shanghai");
}

std::string textOf(const FieldValue &value)
{
    const auto *words = std::get_if<std::string>(&value);
    return words ? *words : std::string();
}

Control lineControl(const FieldValue &typed)
{
    auto *line = new QLineEdit(QString::fromStdString(textOf(typed)));
    return {line, [line] { return std::optional<FieldValue>(line->text().toStdString()); }};
}

Control longControl(const FieldValue &typed)
{
    auto *edit = new QPlainTextEdit(QString::fromStdString(textOf(typed)));
    edit->setMinimumHeight(kLongHeight);
    edit->setProperty("kind", QStringLiteral("field"));
    edit->setTabChangesFocus(true);
    return {edit, [edit] { return std::optional<FieldValue>(edit->toPlainText().toStdString()); }};
}

/// Money is typed in yuan and kept in fen.
Control numberControl(const FieldValue &typed, bool isMoney)
{
    const auto *number = std::get_if<int64_t>(&typed);
    auto *line = new QLineEdit;
    if (number)
        line->setText(isMoney && *number % kFen == 0 ? QString::number(*number / kFen)
                : isMoney ? QString::number(static_cast<double>(*number) / kFen, 'f', 2)
                          : QString::number(*number));
    return {line, [line, isMoney]() -> std::optional<FieldValue> {
                bool ok = false;
                const QString words = line->text().remove(QLatin1Char(',')).trimmed();
                if (!isMoney) {
                    const qlonglong whole = words.toLongLong(&ok);
                    return ok ? std::optional<FieldValue>(int64_t {whole}) : std::nullopt;
                }
                const double yuan = words.toDouble(&ok);
                return ok ? std::optional<FieldValue>(int64_t {qRound64(yuan * kFen)}) : std::nullopt;
            }};
}

Control dayControl(const FieldValue &typed)
{
    auto *edit =
        new QDateEdit(QDate::fromString(QString::fromStdString(textOf(typed)), QStringLiteral("yyyy-MM-dd")));
    edit->setCalendarPopup(true);
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    return {edit, [edit] {
                return std::optional<FieldValue>(
                    edit->date().toString(QStringLiteral("yyyy-MM-dd")).toStdString());
            }};
}

Control instantControl(const FieldValue &typed)
{
    const auto *seconds = std::get_if<int64_t>(&typed);
    auto *edit = new QDateTimeEdit;
    edit->setTimeSpec(Qt::TimeZone);
    edit->setDateTime(QDateTime::fromSecsSinceEpoch(seconds ? *seconds : 0, brandZone()));
    edit->setCalendarPopup(true);
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    return {edit, [edit] {
                const QDateTime local(edit->date(), edit->time(), brandZone());
                return std::optional<FieldValue>(int64_t {local.toSecsSinceEpoch()});
            }};
}

Control choiceControl(const FieldDescriptor &field, Kind kind, const FieldValue &typed)
{
    auto *combo = new QComboBox;
    for (const ChoiceName &choice : field.choices)
        combo->addItem(text(choiceLabel(kind, field.name, choice.name)), QString::fromUtf8(choice.name));
    combo->setCurrentIndex(combo->findData(QString::fromStdString(textOf(typed))));
    return {
        combo, [combo] { return std::optional<FieldValue>(combo->currentData().toString().toStdString()); }};
}

Control controlFor(const FieldDescriptor &field, const FieldDifference &difference)
{
    switch (field.type) {
    case FieldType::LongText:
        return longControl(difference.typed);
    case FieldType::Integer:
        return numberControl(difference.typed, difference.mine.form == SaidValue::Form::Money);
    case FieldType::Day:
        return dayControl(difference.typed);
    case FieldType::Instant:
        return instantControl(difference.typed);
    case FieldType::Choice:
        return choiceControl(field, difference.kind, difference.typed);
    default:
        return lineControl(difference.typed);
    }
}

} // namespace

bool canType(Kind kind, const std::string &field)
{
    const FieldDescriptor *const about = fieldNamed(descriptor(kind), field);
    return about && about->type != FieldType::Reference && about->type != FieldType::TextSet
        && about->type != FieldType::Json;
}

void askForValue(QWidget *parent, PageTools &tools, const FieldDifference &difference, const QString &record,
    std::function<void(FieldValue value)> take)
{
    const FieldDescriptor *const field = fieldNamed(descriptor(difference.kind), difference.field);
    if (!field)
        return;
    auto *dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("value.dialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(record);
    dialog->setMinimumWidth(kWidth);
    auto *column = new QVBoxLayout(dialog);
    column->setSpacing(8);
    auto *label = new ThemedLabel(tools.theme, TextRole::Bold, Token::Text, dialog);
    label->setText(text(difference.label));
    column->addWidget(label);
    const Control control = controlFor(*field, difference);
    control.widget->setObjectName(QStringLiteral("value.edit"));
    control.widget->setAccessibleName(text(difference.label));
    column->addWidget(control.widget);
    auto *why = new ThemedLabel(tools.theme, TextRole::Secondary, Token::Bad, dialog);
    why->setObjectName(QStringLiteral("value.why"));
    why->setWordWrap(true);
    why->hide();
    column->addWidget(why);
    auto *buttons = new QDialogButtonBox(dialog);
    auto *save = buttons->addButton(text(QUNCE_TEXT("Save")), QDialogButtonBox::AcceptRole);
    save->setObjectName(QStringLiteral("value.save"));
    save->setProperty("kind", QStringLiteral("primary"));
    buttons->addButton(text(QUNCE_TEXT("Cancel")), QDialogButtonBox::RejectRole);
    column->addWidget(buttons);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog,
        [dialog, why, field, value = control.value, take = std::move(take)] {
            const std::optional<FieldValue> typed = value();
            const FieldValue fit = typed ? canonical(*typed) : FieldValue();
            if (!typed || !validate(*field, fit).ok()) {
                why->setText(text(QUNCE_TEXT("This value does not fit. Correct it.")));
                why->show();
                return;
            }
            take(fit);
            dialog->accept();
        });
    control.widget->setFocus();
    dialog->open();
}

} // namespace qunce
