// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <memory>

namespace core {

// What has to be readable behind lines that are looked at together.
constexpr qsizetype linePaddingBytes = 64;

// Sees quickly what nearly every line is: one JSON value that is no record. It says no to JSON that
// the parser cannot represent, such as numbers of 128 bits, so a no only means that the line wants
// a careful look. One thread; keeps the parser's memory between lines.
class BodyGlance
{
public:
    BodyGlance();
    ~BodyGlance();
    Q_DISABLE_COPY_MOVE(BodyGlance)

    // Parses whole lines at once, which costs less than each by itself. They are then asked for in
    // their order and where they lie; any other text, and those that are passed over, cost as much
    // as they would without. `lines` stays as it is until the next call, and has
    // linePaddingBytes of readable memory behind it, whatever that holds.
    void lookAhead(QByteArrayView lines);

    // Whether the line is JSON.
    bool isJson(QByteArrayView line);
    // Whether it is JSON, and not an object that has a member "partitionKey" or "sequenceNumber".
    bool isNoRecord(QByteArrayView line);

private:
    class Parser;
    std::unique_ptr<Parser> m_parser;
};

} // namespace core
