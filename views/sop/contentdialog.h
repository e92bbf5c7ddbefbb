// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>
#include <QPushButton>

#include "views/common/contentpicker.h"

namespace qunce {

/// Asks for a content of the library for a step on a channel. GUI thread.
class ContentDialog : public QDialog
{
    Q_OBJECT

public:
    ContentDialog(PageTools &tools, std::string channel, QWidget *parent);

    ContentPicker &picker() const { return *m_picker; }
    const ContentChoice *chosen() const { return m_picker->chosen(); }
    void accept() override;

private:
    ContentPicker *m_picker;
    QPushButton *m_ok;
};

} // namespace qunce
