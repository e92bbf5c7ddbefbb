// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/leaderboard/posterfile.h"

#include <QBuffer>
#include <QFileInfo>

#include "models/base/filewriter.h"

namespace qunce {

namespace {

const QString kBrandKey = QStringLiteral("poster/brand");
const QString kColorKey = QStringLiteral("poster/color");

} // namespace

Result<void> writePoster(const QImage &picture, const QString &words, const QString &picturePath)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "PNG");
    QUNCE_TRY(writeFileWhole(
        picturePath.toStdString(), std::string_view(bytes.constData(), static_cast<size_t>(bytes.size()))));
    const QFileInfo file(picturePath);
    const QString textPath =
        file.path() + QLatin1Char('/') + file.completeBaseName() + QStringLiteral(".txt");
    return writeFileWhole(textPath.toStdString(), words.toStdString() + '\n');
}

PosterLook brandLook(PageTools &tools)
{
    PosterLook look;
    look.brand = tools.settings.value(kBrandKey).toString();
    const QColor kept(tools.settings.value(kColorKey).toString());
    look.color = kept.isValid() ? kept : tools.theme.colorOf(Theme::Kind::Light, Token::Accent);
    return look;
}

void keepBrandName(PageTools &tools, const QString &name)
{
    tools.settings.set(kBrandKey, name);
}

void keepBrandColor(PageTools &tools, const QColor &color)
{
    tools.settings.set(kColorKey, color.name());
}

} // namespace qunce
