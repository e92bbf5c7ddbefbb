// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLocalServer>
#include <QObject>
#include <QString>

namespace qunce::app {

/// One window a profile: a second start asks the first one to come to the front, and ends. GUI thread.
class OneWindow : public QObject
{
    Q_OBJECT

public:
    /// `directory`: what the window is of, the profile's or the demo brand's.
    explicit OneWindow(const QString &directory, QObject *parent = nullptr);

    /// True if another window of the directory has said that it comes to the front. Waits for it up to two seconds, so
    /// only before there is a window here.
    bool askOther() const;
    /// From now on others may ask here. Where that does not work a second start opens a window that only reads.
    void listen();

signals:
    void asked();

private:
    const QString m_name;
    QLocalServer m_server;
};

} // namespace qunce::app
