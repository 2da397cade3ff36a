// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console/ByteSink.h"
#include "core/client/KinesisClient.h"

#include <memory>
#include <mutex>

namespace app {

// Writes each exchange with the service as it was on the wire, one below the other: the request,
// the answer or the error, ids, and how long each phase took. The client has masked what is secret.
class Trace
{
public:
    // "-" is standard error, where people read: control characters are escaped there.
    static core::Result<std::unique_ptr<Trace>> open(const QString &path);

    void write(const core::Exchange &exchange); // any thread
    core::Result<> close();

private:
    explicit Trace(std::unique_ptr<ByteSink> sink);

    std::mutex m_mutex;
    std::unique_ptr<ByteSink> m_sink;
    int m_number = 0;
    bool m_isForPeople = false;
};

// The text of one exchange.
QByteArray traceText(const core::Exchange &exchange, int number);

} // namespace app
