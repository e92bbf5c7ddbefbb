// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

#include <QDialog>
#include <QLineEdit>
#include <QPushButton>

#include "views/common/contentpicker.h"
#include "views/common/page.h"

namespace qunce {

/// Asks for the new text of an entry that is approved or going out: a title, another content, or both. GUI thread.
class ReviseDialog : public QDialog
{
    Q_OBJECT

public:
    using Take = std::function<void(const QString &title, const Uuid &content)>;

    /// `title`: as it is; given back empty if it stays, and the content nil.
    ReviseDialog(
        PageTools &tools, const QString &title, const std::string &channel, Take take, QWidget *parent);

    QLineEdit &title() const { return *m_title; }
    ContentPicker &content() const { return *m_content; }
    void accept() override;

private:
    bool isAnything() const;

    const Take m_take;
    const QString m_before;
    QLineEdit *m_title;
    ContentPicker *m_content;
    QPushButton *m_ok = nullptr;
};

} // namespace qunce
