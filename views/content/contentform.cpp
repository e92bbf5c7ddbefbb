// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/content/contentform.h"

#include <algorithm>

#include <QEvent>

#include "models/boards/fieldlabels.h"
#include "models/merge/textmerge.h"
#include "models/protocol/fieldvalue.h"
#include "views/common/card.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr int kBodyHeight = 132;
constexpr int kLabelWidth = 84;
constexpr int kMostCharacters = 1 << 20; ///< what is too long is refused and not cut

const FieldDescriptor &about(const char *field)
{
    return *fieldNamed(descriptor(Kind::Content), field);
}

} // namespace

ContentForm::ContentForm(PageTools &pageTools, QWidget *parent)
    : QWidget(parent)
    , m_tools(pageTools)
    , m_kocPlace(this)
    , m_form(new QFormLayout(this))
    , m_body(new QPlainTextEdit(this))
    , m_images(new ImageStrip(pageTools, this))
{
    setObjectName(QStringLiteral("contentForm"));
    m_form->setContentsMargins(metrics::kOuterCellPadding, 12, metrics::kOuterCellPadding, 12);
    m_form->setHorizontalSpacing(8);
    m_form->setVerticalSpacing(6);
    m_form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    const auto line = [this](const char *field) {
        auto *edit = new QLineEdit(this);
        edit->setMaxLength(kMostCharacters);
        edit->setObjectName(QLatin1String(field));
        m_lines.push_back({field, edit});
        connect(
            edit, &QLineEdit::editingFinished, this, [this, made = Line {field, edit}] { saveLine(made); });
        addRow(field, edit);
    };
    const auto choice = [this](const char *field) {
        auto *box = new QComboBox(this);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
        box->setObjectName(QLatin1String(field));
        m_choices.push_back({field, box});
        connect(box, qOverload<int>(&QComboBox::activated), this,
            [this, made = Choice {field, box}] { saveChoice(made); });
        addRow(field, box);
    };
    line("title");
    m_body->setObjectName(QStringLiteral("body"));
    m_body->setTabChangesFocus(true);
    m_body->setFixedHeight(kBodyHeight);
    m_body->setProperty("kind", QStringLiteral("field"));
    m_body->installEventFilter(this);
    addRow("body", m_body);
    addRow("images", m_images);
    connect(m_images, &ImageStrip::changed, this,
        [this](const std::vector<ContentImage> &images) { save("images", toValue(toJson(images))); });
    for (const char *field : {"layer", "dimension", "spread"})
        choice(field);
    for (const char *field :
        {"persona", "product", "category", "season", "link", "valid_from", "valid_until", "lowest_percent"})
        line(field);
    choice("source");
    line("koc");
    retranslate();
}

void ContentForm::addRow(const char *field, QWidget *control)
{
    auto *label = new ThemedLabel(m_tools.theme, TextRole::Secondary, Token::TextSecondary, this);
    label->setBuddy(control);
    label->setWordWrap(true);
    label->setFixedWidth(kLabelWidth);
    m_labels[field] = label;
    m_form->addRow(label, control);
}

void ContentForm::fillChoices()
{
    for (const Choice &choice : m_choices) {
        const QSignalBlocker quiet(choice.box);
        const QString current = choice.box->currentData().toString();
        choice.box->clear();
        choice.box->addItem(Format::missing(), QString());
        for (const ChoiceName &one : about(choice.field).choices)
            choice.box->addItem(
                text(choiceLabel(Kind::Content, choice.field, one.name)), QLatin1String(one.name));
        choice.box->setCurrentIndex(std::max(0, choice.box->findData(current)));
    }
}

void ContentForm::retranslate()
{
    fillChoices();
    for (const auto &[field, label] : m_labels) {
        const QString words = text(fieldLabel(Kind::Content, field));
        label->setText(words);
        if (QWidget *named = control(field))
            named->setAccessibleName(words);
    }
    for (const Line &line : m_lines) {
        const std::string_view field = line.field;
        if (field == "valid_from" || field == "valid_until")
            line.edit->setPlaceholderText(QStringLiteral("2026-11-11"));
        else if (field == "koc")
            line.edit->setPlaceholderText(text(QUNCE_TEXT("Code or nickname")));
        else if (field == "lowest_percent")
            line.edit->setPlaceholderText(text(QUNCE_TEXT("80 = no lower than 80 % of the price")));
    }
    m_images->retranslate();
    if (m_detail)
        show(ContentDetail(*m_detail));
}

QWidget *ContentForm::control(const std::string &field) const
{
    if (field == "images")
        return m_images;
    return findChild<QWidget *>(QString::fromStdString(field));
}

QString ContentForm::shownIn(const Line &line) const
{
    const Record &record = m_detail->record;
    const std::string_view field = line.field;
    if (field == "koc")
        return QString::fromStdString(m_detail->kocCode.empty() ? m_detail->kocName : m_detail->kocCode);
    if (about(line.field).type == FieldType::Integer) {
        const std::optional<int64_t> number = record.integer(field);
        return number ? QString::number(*number) : QString();
    }
    return QString::fromStdString(record.text(field));
}

void ContentForm::show(const ContentDetail &detail)
{
    const bool isOther = !m_detail || m_detail->record.id != detail.record.id;
    m_detail = detail;
    const auto right = [this](QWidget *control, const char *field) {
        const QString why = text(m_tools.edits.whyNot(m_detail->record, field));
        control->setEnabled(why.isEmpty());
        control->setToolTip(why);
        return why;
    };
    for (const Line &line : m_lines) {
        right(line.edit, line.field);
        if (isOther || !line.edit->hasFocus() || !line.edit->isModified())
            line.edit->setText(shownIn(line));
    }
    for (const Choice &choice : m_choices) {
        right(choice.box, choice.field);
        std::string value = detail.record.text(choice.field);
        if (value.empty() && std::string_view(choice.field) == "source")
            value = "hq";
        choice.box->setCurrentIndex(std::max(0, choice.box->findData(QString::fromStdString(value))));
    }
    right(m_body, "body");
    if (isOther || !m_body->document()->isModified()) {
        m_bodyBefore = detail.record.text("body");
        const QString body = QString::fromStdString(m_bodyBefore);
        if (m_body->toPlainText() != body)
            m_body->setPlainText(body);
        m_body->document()->setModified(false);
    }
    m_images->show(detail.images, text(m_tools.edits.whyNot(detail.record, "images")));
}

void ContentForm::leave()
{
    if (!m_detail)
        return;
    for (const Line &line : m_lines) {
        if (line.edit->hasFocus())
            saveLine(line);
    }
    saveBody();
}

void ContentForm::focusTitle()
{
    m_lines.front().edit->setFocus();
    m_lines.front().edit->selectAll();
}

bool ContentForm::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_body && event->type() == QEvent::FocusOut)
        saveBody();
    return QWidget::eventFilter(watched, event);
}

void ContentForm::say(QLineEdit &edit, const Message &problem)
{
    m_tools.toast(problem);
    edit.setModified(true);
}

/// Nothing if what is typed makes no sense; that is said.
std::optional<FieldValue> ContentForm::valueOf(const Line &line)
{
    const QString words = line.edit->text().trimmed();
    const FieldDescriptor &field = about(line.field);
    if (words.isEmpty())
        return FieldValue();
    if (field.type == FieldType::Day && !Day::parse(words.toStdString())) {
        say(*line.edit, Message(QUNCE_TEXT("%1 is no day. Write it as 2026-11-11."), {words.toStdString()}));
        return std::nullopt;
    }
    if (field.type == FieldType::Integer) {
        bool isNumber = false;
        const int number = words.toInt(&isNumber);
        if (!isNumber || number < 1 || number > 100) {
            say(*line.edit, Message(QUNCE_TEXT("%1 is no percentage from 1 to 100."), {words.toStdString()}));
            return std::nullopt;
        }
        return FieldValue(int64_t {number});
    }
    return canonical(words.toStdString());
}

void ContentForm::saveLine(const Line &line)
{
    if (!m_detail || !line.edit->isModified() || line.edit->text() == shownIn(line))
        return;
    line.edit->setModified(false);
    if (std::string_view(line.field) == "koc")
        return saveKoc(line.edit->text().trimmed());
    if (std::optional<FieldValue> value = valueOf(line))
        save(line.field, std::move(*value));
}

void ContentForm::saveChoice(const Choice &choice)
{
    if (!m_detail)
        return;
    const std::string value = choice.box->currentData().toString().toStdString();
    if (value != m_detail->record.text(choice.field))
        save(choice.field, value.empty() ? FieldValue() : FieldValue(value));
}

/// Lines that somebody else has changed meanwhile stay, as when two edits meet at the server.
void ContentForm::saveBody()
{
    if (!m_detail || !m_body->document()->isModified())
        return;
    m_body->document()->setModified(false);
    const std::string typed = m_body->toPlainText().toStdString();
    const std::string now = m_detail->record.text("body");
    const std::optional<std::string> merged =
        now == m_bodyBefore ? std::optional(typed) : mergeTexts(m_bodyBefore, typed, now);
    m_bodyBefore = merged.value_or(typed);
    if (m_bodyBefore != now)
        save("body", canonical(std::string(m_bodyBefore)));
}

void ContentForm::saveKoc(const QString &words)
{
    if (words.isEmpty())
        return save("koc", {});
    m_tools.reader.read<std::optional<Uuid>>(
        m_kocPlace, [asked = words.toStdString()](BoardContext &context) { return findKoc(context, asked); },
        [this, words, content = m_detail->record.id](const Result<std::optional<Uuid>> &found) {
            if (!m_detail || m_detail->record.id != content)
                return;
            if (found.ok() && *found)
                return save("koc", toValue(**found));
            m_tools.toast(
                Message(QUNCE_TEXT("There is no such KOC, or more than one: %1"), {words.toStdString()}));
        });
}

void ContentForm::save(const std::string &field, FieldValue value)
{
    EditRequest request;
    request.title = Message(QUNCE_TEXT("Change content “%1”"), {m_detail->record.text("title")});
    request.changes.push_back(
        ChangeFields {Kind::Content, m_detail->record.id, {{field, std::move(value)}}, {}});
    m_tools.edits.commit(std::move(request), this, {});
}

} // namespace qunce
