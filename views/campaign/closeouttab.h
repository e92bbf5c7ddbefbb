// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <thread>

#include "models/base/result.h"
#include "views/campaign/campaigntabs.h"
#include "views/campaign/reviewedit.h"

namespace qunce {

/// 收尾: what people have learned, and the whole campaign as files. GUI thread; files are written in a thread of its own,
/// which ends before this does.
class CampaignCloseOutTab : public CampaignTab
{
    Q_OBJECT

public:
    CampaignCloseOutTab(PageTools &tools, CampaignHost host, QWidget *parent = nullptr);
    void retranslate() override;
    QWidget *firstControl() override { return m_review; }
    ReviewEdit &review() const { return *m_review; }

    /// One workbook, a sheet for each table.
    void saveWorkbook(const QString &path);
    /// An archive of a CSV for each table and a PNG for each chart.
    void saveArchive(const QString &path);

signals:
    void written(const QString &path, bool isWhole);

protected:
    void fill() override;

private:
    void showState();
    void ask(bool isWorkbook);
    void write(const QString &path, std::function<Result<void>(const std::string &)> work);

    Card *m_reviewCard;
    ReviewEdit *m_review;
    ThemedLabel *m_state;
    Card *m_filesCard;
    ThemedLabel *m_about;
    QPushButton *m_workbook;
    QPushButton *m_archive;
    std::jthread m_writer;
};

} // namespace qunce
