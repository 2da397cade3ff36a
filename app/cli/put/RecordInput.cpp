// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/put/RecordInput.h"

namespace app {
namespace {

constexpr std::size_t batchesAhead = 8;

} // namespace

RecordInput::RecordInput(std::unique_ptr<RecordSource> source, QObject *parent)
    : QObject(parent)
    , m_source(std::move(source))
{
}

RecordInput::~RecordInput()
{
    stop();
}

void RecordInput::start()
{
    m_thread = std::thread([this] { work(); });
}

void RecordInput::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isStopped = true;
    }
    m_hasRoom.notify_all();
    m_source->stop();
    if (m_thread.joinable())
        m_thread.join();
}

std::optional<InputBatch> RecordInput::take()
{
    std::optional<InputBatch> batch;
    {
        const std::scoped_lock lock(m_mutex);
        if (m_batches.empty())
            return {};
        batch = std::move(m_batches.front());
        m_batches.pop_front();
    }
    m_hasRoom.notify_one();
    return batch;
}

bool RecordInput::isAtEnd() const
{
    const std::scoped_lock lock(m_mutex);
    return m_hasEnded && m_batches.empty();
}

core::Result<> RecordInput::result() const
{
    const std::scoped_lock lock(m_mutex);
    return m_result;
}

void RecordInput::work()
{
    while (true) {
        auto batch = m_source->next();
        if (batch && *batch && put(std::move(**batch))) {
            emit available(); // queued into the main thread
            continue;
        }
        const std::scoped_lock lock(m_mutex);
        if (!batch)
            m_result = core::fail(batch.error());
        m_hasEnded = true;
        break;
    }
    emit available();
}

// Waits for room; false when nobody wants more.
bool RecordInput::put(InputBatch batch)
{
    std::unique_lock lock(m_mutex);
    m_hasRoom.wait(lock, [this] { return m_isStopped || m_batches.size() < batchesAhead; });
    if (m_isStopped)
        return false;
    m_batches.push_back(std::move(batch));
    return true;
}

} // namespace app
