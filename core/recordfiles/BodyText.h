// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recordfiles/FileProblem.h"

#include <QByteArray>
#include <QByteArrayView>

namespace core {

// How the bytes of a body stand in a record file.
enum class BodyEncoding {
    Plain, // as they are
    Escaped, // text with \\ \n \r \t \# \< and \xHH; its line ends mean line feeds
    Base64, // RFC 4648, in lines
};

// A body as a record file holds it.
struct BodyText
{
    QByteArray text; // to stand between the blank line and the line ends that separate
    BodyEncoding encoding = BodyEncoding::Plain;
    qsizetype lineEnds = 0; // how many of those at its end belong to the body; of Plain
    bool isFileLine = false; // it is `< name`
};

enum class BodyMeaning { Bytes, FileName };

// The readable one of the forms that say these bytes. A file name becomes `< name` where that can
// say it.
BodyText bodyText(const QByteArray &body, BodyMeaning meaning, QByteArrayView lineEnd);

struct ReadBody
{
    QByteArray body;
    bool isFileName = false; // it was `< name`
    qsizetype size = 0; // how many bytes of the region it took
};

// The inverse. `region` is what follows the blank line, with the line ends that separate; `offset`
// where it starts in the file, for `problems`.
ReadBody readBody(QByteArrayView region, BodyEncoding encoding, qsizetype lineEnds,
                  qsizetype offset, FoundProblems &problems);

} // namespace core
