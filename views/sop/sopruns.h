// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include <QVBoxLayout>
#include <QWidget>

#include "models/boards/rollingboard.h"
#include "views/common/page.h"

namespace qunce {

/// What runs of a rolling template, a line each: since when, how many are in it today, a way to its entries and its end,
/// which can be undone. Not there where nothing runs. GUI thread.
class SopRuns : public QWidget
{
    Q_OBJECT

public:
    explicit SopRuns(PageTools &tools, QWidget *parent = nullptr);

    /// `whyNot`: why nothing may be ended; empty if it may.
    void show(const std::vector<SopRun> &runs, const QString &whyNot);

signals:
    void openAsked(const Uuid &entry);

private:
    void addLine(const SopRun &run, const QString &whyNot);

    PageTools &m_tools;
    QVBoxLayout *m_lines;
};

} // namespace qunce
