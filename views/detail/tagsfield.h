// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>
#include <QStringListModel>
#include <QToolButton>
#include <QWidget>

#include "views/common/theme.h"

namespace qunce {

class FlowLayout;

/// Tags as chips, and a field for more: Enter, a comma or leaving the field adds what is typed, a click or Delete on a
/// chip takes it away. Says what is wanted and shows what it is given. GUI thread.
class TagsField : public QWidget
{
    Q_OBJECT

public:
    explicit TagsField(Theme &theme, QWidget *parent = nullptr);

    void setTags(const QStringList &tags);
    const QStringList &tags() const { return m_tags; }
    /// Empty: they may be changed.
    void setReadOnly(const QString &whyNot);
    void setKnown(const QStringList &tags);
    void retranslate();
    QLineEdit *field() const { return m_field; }
    /// Null if there is none.
    QToolButton *chip(const QString &tag) const;

signals:
    /// The field has the cursor: what is known is wanted.
    void entered();
    void added(const QStringList &tags);
    void removed(const QString &tag);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take();
    void rebuild();
    void restyle();

    Theme &m_theme;
    QStringList m_tags;
    QString m_whyNot;
    FlowLayout *m_flow;
    QLineEdit *m_field;
    QStringListModel m_known;
    QList<QToolButton *> m_chips;
};

} // namespace qunce
