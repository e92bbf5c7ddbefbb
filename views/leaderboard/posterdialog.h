// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

#include "views/common/card.h"
#include "views/common/page.h"
#include "views/common/viewpicker.h"
#include "views/leaderboard/posterstate.h"
#include "views/leaderboard/postertexts.h"

namespace qunce {

class PosterBatch;

/// 战报: which boards, how many rows, whose names; beside it the picture as it will be. Copies picture or text, or saves
/// both in one action. Sets of boards are saved views of their own; brand name and colour stay on this computer.
/// GUI thread.
class PosterDialog : public QDialog
{
    Q_OBJECT

public:
    /// `query`: unit and period of the window. `first`: the board that is on screen, put first.
    /// `batch` saves all sets and outlives it.
    PosterDialog(PageTools &tools, PosterBatch &batch, const BoardQuery &query, const PosterBoard &first,
        bool isOfDemo, QWidget *parent);

    bool isSettled() const { return !m_place.isWaiting(); }
    const std::optional<Poster> &poster() const { return m_poster; }
    const QImage &picture() const { return m_image; }
    QString words() const;
    QString warning() const { return m_warning->text(); }

    // What a person sets.
    ViewPicker &sets() { return *m_sets; }
    QLineEdit &titleEdit() { return *m_title; }
    QLineEdit &brandEdit() { return *m_brand; }
    QListWidget &boards() { return *m_boards; }
    QSpinBox &top() { return *m_top; }
    QComboBox &names() { return *m_names; }
    QCheckBox &totals() { return *m_totals; }
    QPushButton &copyPicture() { return *m_copyPicture; }
    QPushButton &copyText() { return *m_copyText; }
    QPushButton &savePoster() { return *m_save; }
    QPushButton &saveAll() { return *m_saveAll; }
    QCheckBox &hourly() { return *m_hourly; }

    PosterSet posterSet() const;
    /// The picture, and its words in a text file beside it.
    Result<void> saveTo(const QString &picturePath) const;

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeChoices();
    QWidget *makePreview();
    QWidget *makeButtons();
    void fill(const PosterSet &set);
    void moveBoard(int by);
    void chooseColor();
    void arranged();
    void read();
    void take(Result<Poster> read);
    void repaintPoster();
    PosterLook look() const;
    QColor brandColor() const;
    void sayBatch();

    PageTools &m_tools;
    PosterBatch &m_batch;
    const BoardQuery m_query;
    const PosterBoard m_first;
    const bool m_isOfDemo;
    BoardPlace m_place;
    ViewPicker *m_sets = nullptr;
    QLineEdit *m_title = nullptr;
    QLineEdit *m_brand = nullptr;
    QPushButton *m_color = nullptr;
    QListWidget *m_boards = nullptr;
    QToolButton *m_up = nullptr;
    QToolButton *m_down = nullptr;
    QSpinBox *m_top = nullptr;
    QComboBox *m_names = nullptr;
    QCheckBox *m_totals = nullptr;
    ThemedLabel *m_warning = nullptr;
    QLabel *m_preview = nullptr;
    ThemedLabel *m_problem = nullptr;
    QPushButton *m_copyPicture = nullptr;
    QPushButton *m_copyText = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_saveAll = nullptr;
    QCheckBox *m_hourly = nullptr;
    std::optional<Poster> m_poster;
    QImage m_image;
    bool m_isFilling = false;
};

} // namespace qunce
