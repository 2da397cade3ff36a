// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signing/SigV4.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace core::simulator {

// A request as it came over the wire: names and values of headers without the white space around
// them, the body without its chunks.
struct HttpRequest
{
    QByteArray method;
    QByteArray target; // path and query, still encoded
    sigv4::Headers headers;
    QByteArray body;
    bool keepAlive = true;

    // The first header of that name, in any case of letters.
    std::optional<QByteArray> header(QByteArrayView name) const;
};

// Cuts the bytes of a connection into requests of HTTP/1.0 and 1.1 (RFC 9112), however the bytes
// were split on the way. Chunked bodies and several requests in a row are understood.
class HttpParser
{
public:
    struct Limits
    {
        qsizetype headBytes = 64LL * 1024;
        qsizetype bodyBytes = 20LL * 1024 * 1024; // base64 of 10 MiB and what is around it
    };

    HttpParser() = default;
    explicit HttpParser(Limits limits);

    void feed(QByteArrayView bytes);
    // The next whole request, or nothing until more bytes came.
    std::optional<HttpRequest> next();

    // True once per request whose sender waits for "100 Continue" before its body.
    bool takeContinue();
    // 0, or the status that says why nothing more can be read: 400, 413, 431, 501 or 505.
    int brokenStatus() const { return m_brokenStatus; }

private:
    enum class State { Head, Body, ChunkSize, ChunkData, ChunkEnd, Trailer, Done, Broken };

    bool step();
    bool readHead();
    bool readRequestLine(QByteArrayView line);
    bool readHeaderLine(QByteArrayView line);
    bool chooseBody();
    bool chooseLength();
    bool readBody();
    bool readChunkSize();
    bool readChunkData();
    bool readChunkEnd();
    bool readTrailer();
    bool breakWith(int status);
    std::optional<QByteArrayView> takeLine();
    QByteArrayView rest() const;

    Limits m_limits;
    State m_state = State::Head;
    QByteArray m_buffer;
    qsizetype m_position = 0; // in m_buffer: what was read before it
    HttpRequest m_request;
    qsizetype m_expected = 0; // bytes of the body or of the chunk
    bool m_isHttp10 = false;
    bool m_wantsContinue = false;
    int m_brokenStatus = 0;
};

} // namespace core::simulator
