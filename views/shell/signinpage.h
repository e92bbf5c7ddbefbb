// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

#include <QLineEdit>
#include <QPushButton>
#include <QWidget>

#include "views/common/card.h"
#include "views/shell/workspace.h"

namespace qunce {

class PickButton;

/// Server, user and password. Says what is wrong with them, or why the server cannot be reached; a first use needs the
/// server once. GUI thread.
class SignInPage : public QWidget
{
    Q_OBJECT

public:
    explicit SignInPage(ShellTools &shell, QWidget *parent = nullptr);

    /// What is known already. A profile belongs to one user at one server: then both cannot be changed.
    void prefill(const QString &server, const QString &user, bool belongs);
    void retranslate();
    /// Puts the cursor where something is missing.
    void begin();
    /// The way back to what is on this computer; shown only with `offers`.
    void offerData(bool offers);

signals:
    void dataAsked();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void submit();
    void showStatus();
    void say(const QString &icon, const QString &why, const QString &detail, Token detailColor);
    void restyle();

    ShellTools &m_shell;
    ThemedLabel *m_title;
    PickButton *m_chip;
    QLabel *m_icon;
    ThemedLabel *m_why;
    ThemedLabel *m_detail;
    QLabel *m_serverLabel;
    QLabel *m_userLabel;
    QLabel *m_passwordLabel;
    QLineEdit *m_server;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QPushButton *m_submit;
    QPushButton *m_data;
    QString m_iconName;
    bool m_belongs = false;
    bool m_wasAsked = false; ///< the user has asked to be signed in
    Message m_mistake; ///< in what is typed
};

} // namespace qunce
