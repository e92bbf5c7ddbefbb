// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include <QDialog>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>

namespace qunce {

/// What somebody says of a content that was submitted: taken, with a remark and points for its KOC; or not taken, with a
/// reason, without which it cannot be said. GUI thread.
class ReviewDialog : public QDialog
{
    Q_OBJECT

public:
    struct Said {
        QString note;
        std::optional<int64_t> points;
    };

    /// `withPoints`: a KOC made it.
    ReviewDialog(bool isTaken, bool withPoints, std::function<void(const Said &)> take, QWidget *parent);

    void accept() override;

private:
    const bool m_isTaken;
    const std::function<void(const Said &)> m_take;
    QPlainTextEdit *m_note;
    QSpinBox *m_points = nullptr;
    QPushButton *m_ok;
};

} // namespace qunce
