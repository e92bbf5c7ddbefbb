// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QWidget>

#include "models/boards/contentboard.h"
#include "views/common/page.h"
#include "views/content/imagestrip.h"

namespace qunce {

/// Every field of one content, changed in place: each is saved when it is left, as a step of its own that can be taken
/// back. What somebody types stays as it is when news come. GUI thread.
class ContentForm : public QWidget
{
    Q_OBJECT

public:
    explicit ContentForm(PageTools &tools, QWidget *parent = nullptr);

    void show(const ContentDetail &detail);
    /// Saves what is being typed: another content comes, or none.
    void leave();
    void retranslate();
    /// The cursor goes into the title, which is chosen.
    void focusTitle();
    ImageStrip &images() const { return *m_images; }
    QWidget *control(const std::string &field) const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Line {
        const char *field;
        QLineEdit *edit;
    };
    struct Choice {
        const char *field;
        QComboBox *box;
    };

    void addRow(const char *field, QWidget *control);
    void fillChoices();
    void saveLine(const Line &line);
    void saveChoice(const Choice &choice);
    void saveBody();
    void saveKoc(const QString &words);
    void save(const std::string &field, FieldValue value);
    QString shownIn(const Line &line) const;
    std::optional<FieldValue> valueOf(const Line &line);
    void say(QLineEdit &edit, const Message &problem);

    PageTools &m_tools;
    BoardPlace m_kocPlace;
    QFormLayout *m_form;
    QPlainTextEdit *m_body;
    ImageStrip *m_images;
    std::vector<Line> m_lines;
    std::vector<Choice> m_choices;
    std::map<std::string, QLabel *> m_labels;
    std::optional<ContentDetail> m_detail;
    std::string m_bodyBefore; ///< as it was when somebody began to type
};

} // namespace qunce
