// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/exportgate.h"

#include <array>

#include <QCompleter>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLabel>
#include <QVBoxLayout>

#include "models/boards/brandrules.h"
#include "views/common/card.h"
#include "views/common/savedialog.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"

namespace qunce {

namespace {

const QString kReasonsKey = QStringLiteral("export/reasons");
constexpr int kKeptReasons = 8;
constexpr int kReasonWidth = 460;
constexpr size_t kNamedScopes = 3;

QString dataWords(ExportData data)
{
    static constexpr std::array<const char *, kAllExportData.size()> kWords {
        QUNCE_TEXT("members of the KOC programme by name"), QUNCE_TEXT("groups of customers"),
        QUNCE_TEXT("guides by name"), QUNCE_TEXT("the plan"), QUNCE_TEXT("sums of units")};
    return text(kWords[static_cast<size_t>(data)]);
}

/// What is read before anything is asked.
struct ExportGround {
    ExportPolicy policy;
    std::vector<std::string> scope; ///< names of units; none: the whole brand
};

Result<ExportGround> readExportGround(BoardContext &context, const Uuid &unit)
{
    ExportGround ground;
    QUNCE_ASSIGN(const StoredSetting setting, readStoredSetting(context.snapshot, kExportPolicySetting));
    // Rules that make no sense are no rules: the default asks.
    if (Result<ExportPolicy> policy = exportPolicyFrom(setting.value); policy.ok())
        ground.policy = *policy;
    std::vector<Uuid> units {unit};
    if (unit.isNil())
        units = context.scope.wholeBrand ? std::vector<Uuid>() : context.scope.regions;
    for (const Uuid &one : units) {
        QUNCE_ASSIGN(const std::optional<Record> org, context.snapshot.record(Kind::Org, one));
        if (org)
            ground.scope.push_back(org->text("name"));
    }
    return ground;
}

QString scopeWords(const std::vector<std::string> &names)
{
    if (names.empty())
        return text(QUNCE_TEXT("Whole brand"));
    QStringList said;
    for (size_t i = 0; i < std::min(names.size(), kNamedScopes); ++i)
        said << QString::fromStdString(names[i]);
    if (names.size() > kNamedScopes)
        said << QStringLiteral("+%1").arg(names.size() - kNamedScopes);
    return said.join(text(QUNCE_TEXT(", ")));
}

/// One export on its way from the question to the file. Its parent's.
class ExportRun : public QObject
{
public:
    ExportRun(QWidget *parent, PageTools &tools, ExportAsk ask, QString path, SaveExport save)
        : QObject(parent)
        , m_parent(parent)
        , m_tools(tools)
        , m_ask(std::move(ask))
        , m_path(std::move(path))
        , m_save(std::move(save))
        , m_place(this)
    { }

    void start()
    {
        if (const Message why = m_tools.edits.whyNot(); !why.empty()) {
            m_tools.toast({QUNCE_TEXT("Every export is noted, and nothing can be noted here. %1"),
                {text(why).toStdString()}});
            return deleteLater();
        }
        m_tools.reader.read<ExportGround>(
            m_place,
            [unit = m_ask.unit.value_or(m_tools.selection.query().unit)](
                BoardContext &context) { return readExportGround(context, unit); },
            [this](const Result<ExportGround> &ground) { ask(ground.ok() ? *ground : ExportGround()); });
    }

private:
    void ask(const ExportGround &ground)
    {
        if (m_ask.source.scope.isEmpty())
            m_ask.source.scope = scopeWords(ground.scope);
        if (m_ask.source.asOf.isEmpty())
            m_ask.source.asOf = m_tools.format().dateTime(m_tools.reader.now());
        if (!m_ask.reason.isEmpty() || !ground.policy.asksReason(m_ask.data))
            return askWhere(m_ask.reason);
        auto *dialog = new ExportReasonDialog(m_tools, m_ask, m_parent);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &ExportReasonDialog::given, this, &ExportRun::askWhere);
        connect(dialog, &QDialog::rejected, this, &QObject::deleteLater);
        dialog->open();
    }
    void askWhere(const QString &reason)
    {
        if (!m_path.isEmpty())
            return note(m_path, reason);
        const QString name =
            m_ask.fileName.isEmpty() ? fileNameOf(m_ask.source, m_ask.suffix) : m_ask.fileName;
        const QFileDialog *dialog =
            askWhereToSave(m_parent, m_tools, m_ask.title, name, [this, reason](const QString &path) {
                m_isChosen = true;
                note(path, reason);
            });
        connect(dialog, &QDialog::rejected, this, [this] {
            if (!m_isChosen)
                deleteLater();
        });
    }
    /// What could not be noted is not saved: there is no file of which nobody knows.
    void note(const QString &path, const QString &reason)
    {
        const std::optional<Actor> &actor = m_tools.edits.actor();
        EditRequest request;
        request.title = Message(QUNCE_TEXT("Export: %1"), {m_ask.source.title.toStdString()});
        ExportLine line;
        line.owner = actor ? actor->user : Uuid();
        line.at = m_tools.reader.now();
        line.title = (m_ask.source.title.isEmpty() ? m_ask.title : m_ask.source.title).toStdString();
        line.data = m_ask.data;
        line.format = m_ask.suffix.toStdString();
        line.rows = static_cast<int64_t>(m_ask.rows);
        line.about = footerOf(m_ask.source).toStdString();
        line.reason = reason.toStdString();
        if (m_ask.reasoned)
            m_ask.reasoned(reason);
        request.changes.push_back(MakeRecord {Kind::SavedView, {}, fieldsOf(line)});
        m_tools.edits.commit(
            std::move(request), this,
            [this, path](const Result<EditDone> &outcome) {
                if (outcome.ok()) // failed() has said the rest
                    m_save(path, m_ask.source);
                deleteLater();
            },
            EditDesk::Say::Nothing);
    }

    QWidget *const m_parent;
    PageTools &m_tools;
    ExportAsk m_ask;
    const QString m_path; ///< empty: it is asked for
    const SaveExport m_save;
    bool m_isChosen = false;
    BoardPlace m_place;
};

} // namespace

void askToExport(QWidget *parent, PageTools &tools, ExportAsk ask, SaveExport save)
{
    (new ExportRun(parent, tools, std::move(ask), {}, std::move(save)))->start();
}

void noteExport(QWidget *parent, PageTools &tools, ExportAsk ask, const QString &path, SaveExport save)
{
    (new ExportRun(parent, tools, std::move(ask), path, std::move(save)))->start();
}

ExportReasonDialog::ExportReasonDialog(PageTools &tools, const ExportAsk &ask, QWidget *parent)
    : QDialog(parent), m_reason(new QLineEdit(this))
{
    setObjectName(QStringLiteral("exportReasonDialog"));
    setWindowTitle(text(QUNCE_TEXT("Reason of the export")));
    resize(zoomed(tools.theme, kReasonWidth), 0);
    auto *what = new ThemedLabel(tools.theme, TextRole::Body, Token::Text, this);
    what->setObjectName(QStringLiteral("reasonWhat"));
    what->setWordWrap(true);
    what->setText(text(QUNCE_TEXT("%1 shows %2. The rules of the brand ask why it leaves as a file."),
        {ask.source.title.isEmpty() ? ask.title : ask.source.title, dataWords(ask.data)}));
    auto *note = new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary, this);
    note->setWordWrap(true);
    note->setText(text(
        QUNCE_TEXT("Who exported what, when and why is noted here and goes to the server with your edits.")));
    m_reason->setObjectName(QStringLiteral("exportReason"));
    m_reason->setAccessibleName(windowTitle());
    m_reason->setPlaceholderText(text(QUNCE_TEXT("For whom and what for")));
    m_reason->setMaxLength(static_cast<int>(kMostReason));
    const QStringList before = tools.settings.value(kReasonsKey).toStringList();
    auto *completer = new QCompleter(before, m_reason);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_reason->setCompleter(completer);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_next = buttons->button(QDialogButtonBox::Ok);
    m_next->setText(text(QUNCE_TEXT("Go on…")));
    m_next->setProperty("kind", QStringLiteral("primary"));
    m_next->setEnabled(false);
    buttons->button(QDialogButtonBox::Cancel)->setText(text(QUNCE_TEXT("Cancel")));
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(16, 16, 16, 16);
    all->setSpacing(12);
    for (QWidget *part : {static_cast<QWidget *>(what), static_cast<QWidget *>(m_reason),
             static_cast<QWidget *>(note), static_cast<QWidget *>(buttons)})
        all->addWidget(part);
    connect(m_reason, &QLineEdit::textChanged, this,
        [this](const QString &typed) { m_next->setEnabled(reasonOf(typed.toStdString()).has_value()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this, &tools] {
        const std::optional<std::string> said = reasonOf(m_reason->text().toStdString());
        if (!said)
            return;
        const QString reason = QString::fromStdString(*said);
        QStringList kept = tools.settings.value(kReasonsKey).toStringList();
        kept.removeAll(reason);
        kept.prepend(reason);
        tools.settings.set(kReasonsKey, QStringList(kept.mid(0, kKeptReasons)));
        emit given(reason);
        accept();
    });
    resize(width(), all->totalHeightForWidth(width())); // words take as many lines as they need
    m_reason->setFocus();
}

} // namespace qunce
