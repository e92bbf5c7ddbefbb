// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include "views/common/theme.h"

namespace qunce {

/// Grey bars where rows will be, so that nothing jumps when they come. GUI thread.
class Skeleton : public QWidget
{
    Q_OBJECT

public:
    explicit Skeleton(Theme &theme, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &m_theme;
};

} // namespace qunce
