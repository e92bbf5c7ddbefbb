// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/signinpage.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QSysInfo>
#include <QUrl>
#include <QVBoxLayout>

#include "views/common/icons.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"
#include "views/shell/pickbutton.h"
#include "views/shell/synctexts.h"

namespace qunce {

namespace {

constexpr int kFieldWidth = 260;

} // namespace

SignInPage::SignInPage(ShellTools &shell, QWidget *parent)
    : QWidget(parent)
    , m_shell(shell)
    , m_title(new ThemedLabel(shell.theme, TextRole::PageTitle, Token::Text, this))
    , m_chip(new PickButton(shell.theme, PickButton::Look::Chip, this))
    , m_icon(new QLabel(this))
    , m_why(new ThemedLabel(shell.theme, TextRole::Bold, Token::Text, this))
    , m_detail(new ThemedLabel(shell.theme, TextRole::Secondary, Token::TextSecondary, this))
    , m_serverLabel(new ThemedLabel(shell.theme, TextRole::Body, Token::TextSecondary, this))
    , m_userLabel(new ThemedLabel(shell.theme, TextRole::Body, Token::TextSecondary, this))
    , m_passwordLabel(new ThemedLabel(shell.theme, TextRole::Body, Token::TextSecondary, this))
    , m_server(new QLineEdit(this))
    , m_user(new QLineEdit(this))
    , m_password(new QLineEdit(this))
    , m_submit(new QPushButton(this))
    , m_data(new QPushButton(this))
{
    setObjectName(QStringLiteral("signin"));
    auto *head = new QWidget(this);
    keepHeight(shell.theme, head, metrics::kHeader);
    auto *headRow = new QHBoxLayout(head);
    headRow->setContentsMargins(metrics::kMargin, 0, metrics::kMargin, 0);
    headRow->addWidget(m_title);
    headRow->addStretch(1);
    headRow->addWidget(m_chip);
    m_chip->setFocusPolicy(Qt::NoFocus);

    auto *form = new QGridLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    int row = 0;
    for (const auto &[label, field, name] : {std::tuple {m_serverLabel, m_server, "signin.server"},
             {m_userLabel, m_user, "signin.user"}, {m_passwordLabel, m_password, "signin.password"}}) {
        label->setBuddy(field);
        field->setObjectName(QLatin1String(name));
        field->setMinimumWidth(kFieldWidth);
        form->addWidget(label, row, 0, Qt::AlignLeft | Qt::AlignVCenter);
        form->addWidget(field, row++, 1);
        connect(field, &QLineEdit::returnPressed, this, &SignInPage::submit);
        connect(field, &QLineEdit::textEdited, this, [this] {
            m_mistake = {};
            showStatus();
        });
    }
    m_password->setEchoMode(QLineEdit::Password);
    m_server->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    m_submit->setObjectName(QStringLiteral("signin.submit"));
    m_submit->setProperty("kind", QStringLiteral("primary"));
    m_submit->setDefault(true);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(head);
    column->addStretch(2);
    for (ThemedLabel *label : {m_why, m_detail}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        label->setFixedWidth(520);
    }
    m_why->setObjectName(QStringLiteral("signin.why"));
    m_detail->setObjectName(QStringLiteral("signin.detail"));
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addWidget(m_why, 0, Qt::AlignHCenter);
    column->addWidget(m_detail, 0, Qt::AlignHCenter);
    column->addSpacing(4);
    auto *center = new QHBoxLayout;
    center->addStretch(1);
    center->addLayout(form);
    center->addStretch(1);
    column->addLayout(center);
    column->addSpacing(4);
    column->addWidget(m_submit, 0, Qt::AlignHCenter);
    m_data->setObjectName(QStringLiteral("signin.data"));
    m_data->setProperty("kind", QStringLiteral("link"));
    m_data->hide();
    column->addWidget(m_data, 0, Qt::AlignHCenter);
    connect(m_data, &QPushButton::clicked, this, &SignInPage::dataAsked);
    column->addStretch(3);
    connect(m_submit, &QPushButton::clicked, this, &SignInPage::submit);
    connect(&shell.sync, &SyncLink::changed, this, &SignInPage::showStatus);
    connect(&shell.theme, &Theme::changed, this, &SignInPage::restyle);
    retranslate();
}

void SignInPage::prefill(const QString &server, const QString &user, bool belongs)
{
    m_server->setText(server);
    m_user->setText(user);
    m_belongs = belongs;
    m_server->setReadOnly(belongs);
    m_user->setReadOnly(belongs);
    for (QLineEdit *field : {m_server, m_user})
        field->setToolTip(belongs ? text(QUNCE_TEXT("The data on this computer belong to this user. For "
                                                    "somebody else choose another --data-dir."))
                                  : QString());
    showStatus();
}

void SignInPage::retranslate()
{
    m_title->setText(text(QUNCE_TEXT("Sign in")));
    m_serverLabel->setText(text(QUNCE_TEXT("Server")));
    m_userLabel->setText(text(QUNCE_TEXT("User")));
    m_passwordLabel->setText(text(QUNCE_TEXT("Password")));
    m_server->setPlaceholderText(QStringLiteral("https://qunce.example.com"));
    m_server->setAccessibleName(m_serverLabel->text());
    m_user->setAccessibleName(m_userLabel->text());
    m_password->setAccessibleName(m_passwordLabel->text());
    m_data->setText(text(QUNCE_TEXT("Back to the data on this computer")));
    showStatus();
}

void SignInPage::begin()
{
    for (QLineEdit *field : {m_server, m_user, m_password}) {
        if (field->text().isEmpty()) {
            field->setFocus();
            return;
        }
    }
    m_submit->setFocus();
}

void SignInPage::offerData(bool offers)
{
    m_data->setVisible(offers);
}

void SignInPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_data->isVisible())
        emit dataAsked();
    else
        QWidget::keyPressEvent(event);
}

void SignInPage::submit()
{
    m_mistake = {};
    SignIn who;
    Result<std::string> server = m_shell.sync.checkServer
        ? m_shell.sync.checkServer(m_server->text().trimmed().toStdString())
        : Result<std::string>(m_server->text().trimmed().toStdString());
    if (!server.ok())
        m_mistake = server.error().userText;
    else if (m_user->text().trimmed().isEmpty())
        m_mistake = QUNCE_TEXT("Type the user name that you were given.");
    else if (m_password->text().isEmpty())
        m_mistake = QUNCE_TEXT("Type the password.");
    if (!m_mistake.empty())
        return showStatus();
    who.server = std::move(*server);
    who.user = m_user->text().trimmed().toStdString();
    who.password = m_password->text().toStdString();
    who.deviceName = QSysInfo::machineHostName().toStdString();
    m_wasAsked = true;
    if (m_shell.sync.signIn)
        m_shell.sync.signIn(std::move(who));
}

void SignInPage::showStatus()
{
    const SyncStatus &status = m_shell.sync.status();
    const Format format(m_shell.language.current());
    const SyncWords words = syncWords(status, format, m_shell.clock.now());
    m_chip->setTone(words.tone);
    m_chip->setIconColor(words.iconTone);
    m_chip->setParts(words.icon, {{words.words}}, text(QUNCE_TEXT("Sync")));
    const bool isBusy = status.phase == SyncPhase::Connecting || status.phase == SyncPhase::Loading;
    const bool isOffline = status.phase == SyncPhase::Offline || status.unheard;
    m_submit->setEnabled(!isBusy);
    const bool isSigningIn =
        status.phase == SyncPhase::Connecting; // while it is loading nobody has asked for it
    m_submit->setText(isSigningIn ? text(QUNCE_TEXT("Signing in…"))
            : isOffline           ? text(QUNCE_TEXT("Try again"))
                                  : text(QUNCE_TEXT("Sign in")));
    const QString first =
        text(QUNCE_TEXT("The first time needs the server once; after that it works without a network"));
    const QString again = text(QUNCE_TEXT("Sign in again to go on syncing"));
    const QString why = m_belongs ? again : first;
    if (!m_mistake.empty())
        say(QStringLiteral("warning"), why, text(m_mistake), Token::Bad);
    else if (!status.problem.empty())
        say(isOffline ? QStringLiteral("offline") : QStringLiteral("warning"), why, text(status.problem),
            isOffline ? Token::TextSecondary : Token::Bad);
    else
        say(QStringLiteral("user"), why,
            text(QUNCE_TEXT("Ask your administrator for the address and the password.")),
            Token::TextSecondary);
}

void SignInPage::say(const QString &icon, const QString &why, const QString &detail, Token detailColor)
{
    m_iconName = icon;
    m_why->setText(why);
    m_detail->setText(detail);
    m_detail->setColor(detailColor);
    restyle();
}

void SignInPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int head = zoomed(m_shell.theme, metrics::kHeader);
    painter.fillRect(QRect(0, 0, width(), head), m_shell.theme.color(Token::Surface));
    painter.fillRect(QRect(0, head - 1, width(), 1), m_shell.theme.color(Token::Border));
}

void SignInPage::restyle()
{
    m_icon->setPixmap(
        iconPixmap(m_iconName, m_shell.theme.color(Token::TextSecondary), 20, devicePixelRatioF()));
}

} // namespace qunce
