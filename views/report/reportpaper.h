// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>

#include <QImage>
#include <QTextCharFormat>
#include <QTextDocument>

#include "views/common/theme.h"
#include "views/report/reporttexts.h"

namespace qunce {

/// A report on pages of A4, laid out once: the preview and the PDF are the same pages. Always in the colours of the
/// light theme, as paper is. GUI thread.
class ReportPaper
{
public:
    ReportPaper(const ReportTexts &texts, const Theme &theme);

    int pages() const { return m_document->pageCount(); }
    /// From 0; `width` in dots.
    QImage picture(int page, int width) const;
    /// The whole as PDF. Its text can be searched and copied where a font of kPaperFonts is installed.
    QByteArray pdf() const;

private:
    void paint(QPainter &painter, int page) const;
    void addHead(const ReportTexts &texts);
    void addSection(const ReportSection &section);
    void addTable(const ReportSection &section);
    void addProblems(const QStringList &problems);
    void addTitle(const QString &title, const QString &note, double below);
    void keepTitlesWithTables();
    QTextCharFormat format(int pixels, Token color, bool isBold = false) const;
    void addBlock(const QString &words, const QTextCharFormat &format, int above = 0);

    const Theme &m_theme;
    const QString m_title;
    const QString m_footer;
    std::unique_ptr<QTextDocument> m_document;
    std::unique_ptr<ReportChartPainter> m_charts;
    /// The block of a title, and the room that it needs with what has to stand below it.
    struct Title {
        int position;
        double room;
    };
    std::vector<Title> m_titles;
};

} // namespace qunce
