// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <thread>
#include <vector>

#include <QObject>
#include <QStringList>
#include <QTimer>
#include <QWidget>

#include "models/boards/poster.h"
#include "models/boards/savedviews.h"
#include "views/common/page.h"

namespace qunce {

/// All saved sets of boards, one's own and the teams', as pictures with their words beside them: in one action, and if it
/// is wished again at every full hour as long as the program runs. An hour's run takes the period as it was chosen, so that
/// 今日 is always the day it is; it is noted as an export like the first one, with the same reason. A set that cannot be
/// read or written is named, the others are saved. GUI thread; writes in a thread of its own.
class PosterBatch : public QObject
{
    Q_OBJECT

public:
    /// `page` is above the questions of later hours. `tools` outlives it.
    PosterBatch(PageTools &tools, QWidget *page);
    ~PosterBatch() override;

    /// What the posters are of.
    struct Wish {
        BoardQuery query; ///< unit and period
        bool isOfDemo = false;
    };
    /// Asks for a folder and saves all sets into it.
    void ask(QWidget *parent, const Wish &wish);
    /// The same where the folder is known.
    void save(QWidget *parent, const Wish &wish, const QString &folder);

    bool isRunning() const { return m_run.has_value(); }
    /// Something has been saved: folder and reason are known.
    bool canRepeat() const { return m_last.has_value(); }
    bool isHourly() const { return m_next.has_value(); }
    void setHourly(bool isHourly);
    /// Looks at the clock; called twice a minute while it is hourly.
    void tick();

signals:
    void changed(); ///< isRunning(), canRepeat() or isHourly()
    void finished(int saved, const QStringList &failed);

private:
    /// What the next run does again.
    struct Repeat {
        Wish wish;
        QString folder;
        QString reason;
    };
    struct Run {
        Repeat how;
        std::vector<SavedView> sets;
        QString madeAt; ///< for names of files
        size_t at = 0;
        int saved = 0;
        QStringList taken; ///< names of files
        QStringList failed; ///< names of sets with why
    };

    void start(QWidget *parent, Repeat how);
    void note(QWidget *parent, Repeat how, std::vector<SavedView> sets);
    void readNext();
    void write(const Poster &poster);
    void fail(const Error &error);
    void next();
    void end();
    QString freeName(const SavedView &set);

    PageTools &m_tools;
    QWidget *const m_page;
    BoardPlace m_place;
    std::optional<Run> m_run;
    std::optional<Repeat> m_last;
    std::optional<Instant> m_next;
    QTimer m_timer;
    std::jthread m_writer;
};

/// The full hour after it.
Instant nextFullHour(Instant now);

} // namespace qunce
