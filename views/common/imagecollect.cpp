// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/imagecollect.h"

#include <memory>
#include <optional>

#include <QPointer>

#include "views/common/imagedesk.h"

namespace qunce {

namespace {

/// `image/jpeg` is called `.jpeg`.
std::string fileName(size_t place, const std::string &type)
{
    const size_t slash = type.find('/');
    return std::to_string(place + 1) + "." + (slash == std::string::npos ? "img" : type.substr(slash + 1));
}

/// Of one call; used in the GUI thread only.
struct Collecting {
    std::vector<std::optional<std::pair<std::string, std::string>>> images;
    size_t waiting = 0;
    QPointer<QObject> whom;
    std::function<void(CollectedImages)> done;

    void end()
    {
        CollectedImages here;
        for (auto &image : images) {
            if (image)
                here.push_back(std::move(*image));
        }
        if (whom)
            done(std::move(here));
    }
};

} // namespace

void collectImages(ImageDesk *desk, const std::vector<ContentImage> &images, QObject *whom,
    std::function<void(CollectedImages)> done)
{
    if (!desk || !desk->fetch || images.empty())
        return done({});
    auto collecting = std::make_shared<Collecting>();
    collecting->images.resize(images.size());
    collecting->waiting = images.size();
    collecting->whom = whom;
    collecting->done = std::move(done);
    for (size_t i = 0; i < images.size(); ++i) {
        desk->fetch(images[i].hash, [desk, collecting, i, type = images[i].type](Result<std::string> bytes) {
            QMetaObject::invokeMethod(
                desk,
                [collecting, i, type, bytes = std::move(bytes)] {
                    if (bytes.ok())
                        collecting->images[i].emplace(fileName(i, type), *bytes);
                    if (--collecting->waiting == 0)
                        collecting->end();
                },
                Qt::QueuedConnection);
        });
    }
}

} // namespace qunce
