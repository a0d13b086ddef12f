/* pool.c -- workers: articles are read in order, worked on by any thread, put out in order.
 *
 *   ring   [done][done][at work][read][free][free]
 *           ^emitted    ^taken         ^read              three counters, slot = counter % ring_n
 *
 * The calling thread reads.  A worker takes the next slot that was read; when it is
 * done it puts out the oldest slots as far as they are done, unless another worker is
 * at that already: so output is in the order of input, by one thread at a time, and
 * never waits for input that has not come yet.  The ring bounds what is in memory.
 *
 * Workers are started when there is work that nobody idle could take: a run over one
 * short file starts one.  With one thread there are none at all, and every step runs
 * here, one after the other.  If no thread can be started the caller works itself. */
#include "app/app.h"
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

typedef struct pool {
    app_run *run;
    const app_task *task;
    pthread_mutex_t lock;
    pthread_cond_t work, room;
    app_job *ring;
    uint64_t ring_n, read, taken, emitted;
    int ended, stop, emitting, idle;
    int thread_n, thread_max;
    pthread_t *thread;
} pool;

void app_job_release(app_job *job)
{
    app_bytes_free(&job->in);
    app_bytes_free(&job->line);
    app_bytes_free(&job->out);
    app_bytes_free(&job->note);
    clio_doc_free(job->doc);
    job->doc = NULL;
}

/* Put out the oldest slots that are done.  Called with the lock held. */
static void emit_ready(pool *p)
{
    if (p->emitting) return;
    p->emitting = 1;
    while (!p->stop && p->emitted < p->taken && p->ring[p->emitted % p->ring_n].done) {
        app_job *job = &p->ring[p->emitted % p->ring_n];
        int stop;
        pthread_mutex_unlock(&p->lock);
        stop = p->task->emit(p->run, job);
        pthread_mutex_lock(&p->lock);
        job->done = 0;
        p->emitted++;
        if (stop) {
            p->stop = 1;
            pthread_cond_broadcast(&p->work);
        }
        pthread_cond_signal(&p->room);
    }
    p->emitting = 0;
}

/* Work on one slot that was read.  Called with the lock held. */
static void take_one(pool *p)
{
    app_job *job = &p->ring[p->taken++ % p->ring_n];
    pthread_mutex_unlock(&p->lock);
    p->task->work(p->run, job);
    pthread_mutex_lock(&p->lock);
    job->done = 1;
    emit_ready(p);
}

static void *worker(void *arg)
{
    pool *p = arg;
    sigset_t all;
    (void)sigfillset(&all);
    (void)pthread_sigmask(SIG_BLOCK, &all, NULL);   /* signals are for the thread that reads */
    pthread_mutex_lock(&p->lock);
    for (;;) {
        while (p->taken == p->read && !p->ended && !p->stop) {
            p->idle++;
            pthread_cond_wait(&p->work, &p->lock);
            p->idle--;
        }
        if (p->stop || p->taken == p->read) break;
        take_one(p);
    }
    pthread_mutex_unlock(&p->lock);
    return NULL;
}

/* A slot was read: wake or start somebody.  Called with the lock held. */
static void find_worker(pool *p)
{
    if (p->read - p->taken > (uint64_t)p->idle && p->thread_n < p->thread_max) {
        if (!pthread_create(&p->thread[p->thread_n], NULL, worker, p))
            p->thread_n++;
        else
            p->thread_max = p->thread_n;
    }
    if (p->thread_n)
        pthread_cond_signal(&p->work);
    else
        take_one(p);
}

static void read_all(pool *p)
{
    pthread_mutex_lock(&p->lock);
    while (!p->stop) {
        int more;
        while (!p->stop && p->read - p->emitted >= p->ring_n) pthread_cond_wait(&p->room, &p->lock);
        if (p->stop) break;
        pthread_mutex_unlock(&p->lock);
        more = p->task->next(p->run, &p->ring[p->read % p->ring_n]);
        pthread_mutex_lock(&p->lock);
        if (!more) break;
        p->read++;
        find_worker(p);
    }
    p->ended = 1;
    pthread_cond_broadcast(&p->work);
    pthread_mutex_unlock(&p->lock);
    for (int i = 0; i < p->thread_n; i++) pthread_join(p->thread[i], NULL);
}

static void run_alone(app_run *run, const app_task *task, app_job *job)
{
    while (task->next(run, job)) {
        task->work(run, job);
        if (task->emit(run, job)) break;
    }
}

int app_pool_go(app_run *run, const app_task *task, int threads)
{
    pool p = {.run = run, .task = task, .thread_max = threads, .ring_n = threads > 1 ? (uint64_t)threads * 2 + 2 : 1};
    p.ring = calloc(p.ring_n, sizeof *p.ring);
    p.thread = calloc((size_t)threads, sizeof *p.thread);
    if (p.ring && p.thread && threads <= 1) {
        run_alone(run, task, p.ring);
    } else if (p.ring && p.thread) {
        pthread_mutex_init(&p.lock, NULL);
        pthread_cond_init(&p.work, NULL);
        pthread_cond_init(&p.room, NULL);
        read_all(&p);
        pthread_cond_destroy(&p.room);
        pthread_cond_destroy(&p.work);
        pthread_mutex_destroy(&p.lock);
    }
    for (uint64_t i = 0; p.ring && i < p.ring_n; i++) app_job_release(&p.ring[i]);
    threads = !p.ring || !p.thread;
    free(p.ring);
    free(p.thread);
    return threads;
}
