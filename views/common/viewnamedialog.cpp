// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/viewnamedialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QVBoxLayout>

#include "views/common/card.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr int kWidth = 360;
constexpr int kLongestViewName = 60; ///< characters; the field has 256 bytes

} // namespace

ViewNameDialog::ViewNameDialog(PageTools &tools, const QString &title, const std::string &name,
    std::vector<ViewTeam> teams, WhyNot whyNot, std::function<void(const Answer &)> take, QWidget *parent)
    : QDialog(parent)
    , m_teams(std::move(teams))
    , m_whyNot(std::move(whyNot))
    , m_take(std::move(take))
    , m_name(new QLineEdit(QString::fromStdString(name)))
    , m_why(new ThemedLabel(tools.theme, TextRole::Secondary, Token::Bad))
{
    setObjectName(QStringLiteral("viewNameDialog"));
    setWindowTitle(title);
    setMinimumWidth(kWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    auto *form = new QFormLayout;
    m_name->setObjectName(QStringLiteral("viewName"));
    m_name->setMaxLength(kLongestViewName);
    m_name->setAccessibleName(text(QUNCE_TEXT("Name of the view")));
    form->addRow(text(QUNCE_TEXT("Name of the view")), m_name);
    if (!m_teams.empty()) {
        m_team = new QComboBox;
        m_team->setObjectName(QStringLiteral("viewTeam"));
        m_team->setAccessibleName(text(QUNCE_TEXT("For")));
        for (const ViewTeam &team : m_teams)
            m_team->addItem(team.region.isNil() ? text(QUNCE_TEXT("Everybody in the brand"))
                                                : QString::fromStdString(team.name));
        form->addRow(text(QUNCE_TEXT("For")), m_team);
        connect(m_team, &QComboBox::currentIndexChanged, this, &ViewNameDialog::sayReady);
    }
    column->addLayout(form);
    m_why->setObjectName(QStringLiteral("viewNameWhy"));
    m_why->setWordWrap(true);
    column->addWidget(m_why);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_save = buttons->button(QDialogButtonBox::Ok);
    m_save->setText(text(QUNCE_TEXT("Save")));
    m_save->setProperty("kind", QStringLiteral("primary"));
    buttons->button(QDialogButtonBox::Cancel)->setText(text(QUNCE_TEXT("Cancel")));
    column->addSpacing(4);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &ViewNameDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &ViewNameDialog::sayReady);
    m_name->selectAll();
    m_name->setFocus();
    sayReady();
}

ViewNameDialog::Answer ViewNameDialog::answer() const
{
    Answer said {m_name->text().trimmed().toStdString(), {}};
    if (m_team)
        said.team = m_teams[static_cast<size_t>(m_team->currentIndex())];
    return said;
}

void ViewNameDialog::sayReady()
{
    const Answer said = answer();
    const Message why = said.name.empty() ? Message() : m_whyNot(said);
    m_why->setText(text(why));
    m_why->setVisible(!why.empty());
    m_save->setEnabled(!said.name.empty() && why.empty());
}

void ViewNameDialog::accept()
{
    if (!m_save->isEnabled())
        return;
    m_take(answer());
    QDialog::accept();
}

} // namespace qunce
