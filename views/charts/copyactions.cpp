// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/charts/copyactions.h"

#include <algorithm>
#include <memory>

#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QPixmap>

#include "views/common/exportgate.h"
#include "views/common/savedialog.h"
#include "views/common/tablefile.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

QImage pictureOf(QWidget &widget)
{
    // Sharp enough for a chat on any screen.
    const qreal scale = std::max(2.0, widget.devicePixelRatioF());
    QImage image((QSizeF(widget.size()) * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(widget.palette().color(QPalette::Window));
    widget.render(&image);
    return image;
}

} // namespace

void fillCopyMenu(QMenu &menu, PageTools &tools, QWidget &pictured, std::function<CopySource()> whatItSays)
{
    menu.clear();
    menu.addAction(text(QUNCE_TEXT("Copy as picture")), &menu, [&tools, &pictured] {
        QApplication::clipboard()->setImage(pictureOf(pictured));
        tools.toast({QUNCE_TEXT("Copied as picture.")});
    });
    menu.addAction(text(QUNCE_TEXT("Copy as text")), &menu, [&tools, whatItSays] {
        const CopySource said = whatItSays();
        QApplication::clipboard()->setText(toText(said.table, said.source));
        tools.toast({QUNCE_TEXT("Copied as text.")});
    });
    menu.addAction(text(QUNCE_TEXT("Copy table")), &menu, [&tools, whatItSays] {
        const CopySource said = whatItSays();
        auto *mime = new QMimeData;
        mime->setText(toTsv(said.table));
        mime->setHtml(toHtml(said.table));
        QApplication::clipboard()->setMimeData(mime);
        tools.toast({QUNCE_TEXT("Table copied.")});
    });
    menu.addSeparator();
    const auto exports = [&](const char *name, TableFile kind) {
        menu.addAction(text(name), &menu, [&tools, &pictured, whatItSays, kind] {
            const auto said = std::make_shared<CopySource>(whatItSays());
            askToExport(&pictured, tools,
                {text(QUNCE_TEXT("Export table")), said->source, suffixOf(kind), said->data,
                    said->table.rows.size()},
                [&tools, said](const QString &path, const TextSource &source) {
                    saySaved(tools, path, saveTable(rowsOf(said->table), source, path));
                });
        });
    };
    exports(QUNCE_TEXT("Export workbook (XLSX)…"), TableFile::Workbook);
    exports(QUNCE_TEXT("Export CSV…"), TableFile::Csv);
    exports(QUNCE_TEXT("Export PDF…"), TableFile::Pdf);
}

} // namespace qunce
