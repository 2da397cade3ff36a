// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome/Diagnosis.h"

#include <QWidget>

#include <chrono>

namespace ui {

// What a run offered to each shard in a second, as bars against the limit of a shard, the busiest
// first; under them the hottest keys with their shares. A click on a shard asks for its rows.
class ShardBars final : public QWidget
{
    Q_OBJECT

public:
    explicit ShardBars(QWidget *parent = nullptr);

    // `took`: how long the run was; less than a second counts as one.
    void setLoads(const QList<core::ShardLoad> &loads, const QList<core::HotKey> &keys,
                  std::chrono::milliseconds took);

    static constexpr int lineHeight = 20; // pixels

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {240, sizeHint().height()}; }

signals:
    void shardClicked(const QString &shardId);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    struct Bar
    {
        QString shardId;
        QString name;
        QString value;
        double perSecond = 0; // bytes
        bool hasRefused = false;
    };
    qsizetype barLines() const;
    bool areKeysBeside() const;
    void drawBar(QPainter &painter, const Bar &bar, int top) const;
    void drawKeys(QPainter &painter, QPoint at) const;
    void describe();

    QList<Bar> m_bars;
    qsizetype m_leftOut = 0; // shards
    QStringList m_keys; // a line each
    double m_scale = 1; // bytes a second at the right end
};

} // namespace ui
