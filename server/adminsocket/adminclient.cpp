// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/adminsocket/adminclient.h"

#include <cerrno>
#include <charconv>

#include "server/adminsocket/adminaddress.h"
#include "server/adminsocket/framesocket.h"

namespace qunce::server {

namespace {

int numberIn(const std::string &text, int otherwise)
{
    int value = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

Frame answerTo(const Frame &request, FileAccess &files)
{
    if (request.texts.size() != 3)
        return {Frame::Type::FileReply, {std::to_string(EINVAL), "0", ""}};
    FileRequest wanted;
    wanted.operation = static_cast<FileRequest::Operation>(numberIn(request.texts[0], 0));
    wanted.path = request.texts[1];
    wanted.second = request.texts[2];
    FileReply reply = files.ask(wanted);
    return {Frame::Type::FileReply, {std::to_string(reply.error), reply.yes ? "1" : "0", reply.text},
        reply.descriptor};
}

} // namespace

ForwardedCommand runInServer(const DataLayout &layout, const std::vector<std::string> &arguments,
    const std::string &language, FileAccess &files, const CommandOutput &output)
{
    using State = ForwardedCommand::State;
    const int socket = connectToAdminSocket(layout);
    if (socket < 0)
        return {};
    FrameSocket connection(socket);
    std::vector<std::string> texts {kAdminProtocol, language};
    texts.insert(texts.end(), arguments.begin(), arguments.end());
    connection.send({Frame::Type::Command, std::move(texts)});
    for (;;) {
        const std::optional<Frame> frame = connection.receive(std::nullopt);
        if (!frame || frame->texts.empty())
            return {State::Lost, 1};
        switch (frame->type) {
        case Frame::Type::Output:
            output.out(frame->texts[0]);
            break;
        case Frame::Type::Warning:
            output.err(frame->texts[0]);
            break;
        case Frame::Type::FileRequest:
            connection.send(answerTo(*frame, files));
            break;
        case Frame::Type::Exit:
            return {State::Done, numberIn(frame->texts[0], 1)};
        case Frame::Type::Command:
        case Frame::Type::FileReply:
            return {State::Lost, 1};
        }
    }
}

} // namespace qunce::server
