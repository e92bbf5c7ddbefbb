// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QImage>
#include <QJsonArray>
#include <QObject>
#include <QTimer>

#include "app/console/console.h"

namespace qunce::app {

/// Opens every page once the brand is here, saves a picture of each and, at the end, tour.json: page, title, rows shown
/// and milliseconds until it was painted with its contents. GUI thread.
class Tour : public QObject
{
    Q_OBJECT

public:
    Tour(Console &console, QString folder, QObject *parent = nullptr);

    void start();

signals:
    /// Empty if every page was there.
    void finished(const QStringList &problems);

private:
    void look();
    void nextPage();
    void takePicture();
    void end();

    Console &m_console;
    const QString m_folder;
    QTimer m_watch;
    QElapsedTimer m_sinceStart;
    QElapsedTimer m_sinceVisit;
    QJsonArray m_pages;
    QStringList m_problems;
    size_t m_next = 0;
    bool m_isAsked = false; ///< everything has been asked to read anew
    bool m_isNew = false; ///< and is
    bool m_isVisiting = false;
    qint64 m_settledMs = -1; ///< from the visit; before: -1
    QImage m_last; ///< of the turn before
};

} // namespace qunce::app
